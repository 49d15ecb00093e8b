import { expect, it } from 'vitest';
import { actorText } from './EventsTable';

const event = { id: 'e', key: 'User.Created', result: 'Success', createdAt: '2026-01-01T00:00:00Z' };
const ada = { name: 'Ada' };

it('names the actor when the event is about the actor', () => {
  expect(actorText({ ...event, actorKind: 'user', actorId: 'u1', userId: 'u1', user: ada })).toBe('Ada');
});

it('does not take the changed user for the one who changed it', () => {
  expect(actorText({ ...event, actorKind: 'administrator', actorId: 'u2', userId: 'u1', user: ada })).toBe(
    'Administrator u2',
  );
});

it('names an application that acts for itself', () => {
  const application = { name: 'Import' };
  const own = { ...event, actorKind: 'application', actorId: 'a1', applicationId: 'a1', application };
  expect(actorText(own)).toBe('Import');
});
