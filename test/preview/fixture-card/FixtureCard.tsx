/** A card that does what ours do: asks its backend, shows the answer, lets it be asked again. */
import { useEffect, useState } from 'react';
import { Button, hubspot, Text } from '@hubspot/ui-extensions';

function FixtureCard({ url }: { readonly url: string }) {
  const [words, setWords] = useState('…');
  const [asked, setAsked] = useState(1);
  useEffect(() => {
    hubspot.fetch(url).then(
      async (answer) => setWords(answer.ok ? await answer.text() : `status ${answer.status}`),
      () => setWords('no answer'),
    );
  }, [url, asked]);
  return (
    <>
      <Text>{words}</Text>
      <Button onClick={() => setAsked(asked + 1)}>Again</Button>
    </>
  );
}

hubspot.extend<'crm.record.tab'>(({ context }) => (
  <FixtureCard url={`${String(context.variables?.['PUBLIC_URL'])}/healthz`} />
));
