/** Texts of people and pages have any length; more than this nobody reads on a card, and 50 members must fit. */
const LONGEST_TEXT = 150;

export function cutText<Text extends string | null>(text: Text): Text | string {
  return text !== null && text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
