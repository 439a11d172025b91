import type { PreviewUser } from '../link/protocol.ts';

/** One user for each set of rights that the app knows. */
export const USERS: readonly PreviewUser[] = [
  {
    id: 'rep',
    userId: 7,
    email: 'anna.rep@example.com',
    firstName: 'Anna',
    lastName: 'Orlova',
    note: { en: 'Anna, sales rep', ru: 'Анна, продавец' },
    permissions: [],
  },
  {
    id: 'manager',
    userId: 8,
    email: 'max.manager@example.com',
    firstName: 'Max',
    lastName: 'Berger',
    note: { en: 'Max, manager', ru: 'Макс, руководитель' },
    permissions: ['integrations-management-write'],
  },
  {
    id: 'guest',
    userId: 9,
    email: 'kim.guest@example.com',
    firstName: 'Kim',
    lastName: 'Lee',
    note: { en: 'Kim, may only read', ru: 'Ким, может только читать' },
    permissions: [],
  },
];

export function findUser(id: unknown): PreviewUser {
  const user = USERS.find((each) => each.id === id) ?? USERS[0];
  if (user === undefined) throw new Error('The preview has no users.');
  return user;
}
