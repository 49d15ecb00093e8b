import { expect, it } from 'vitest';
import type { ProfileField } from '../experience/data.ts';
import type { Account, AccountPageData, SessionOfAccount } from './data.ts';
import { accessTo, isFactorOffered } from './data.ts';
import { kept } from './kept.ts';
import { answersOf, changesOf, profileFields, shownAnswer } from './profile-values.ts';
import { type Proof, Proofs } from './proof.ts';
import { destinationOf } from './routes.ts';
import { safeReturn } from './session.ts';
import { inGroups, nameOfIdentity, signInName } from './shown.ts';

function page(
  fields: AccountPageData['accountCenter']['fields'],
  catalog: ProfileField[] = [],
): AccountPageData {
  return {
    settings: { mfa: { factors: ['Totp'] }, socialConnectors: [], customProfileFieldCatalog: catalog },
    accountCenter: { enabled: true, fields },
  } as unknown as AccountPageData;
}

function memory() {
  const values = new Map<string, string>();
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  };
}

const name = (path: string, data: AccountPageData) => destinationOf(path, data).Page.name;

it('takes what is not named for off, and passkeys for factors like the others', () => {
  expect(accessTo(page({}), 'email')).toBe('Off');
  expect(accessTo(page({ mfa: 'Edit' }), 'passkey')).toBe('Edit');
  expect(accessTo(page({ mfa: 'Edit', passkey: 'Off' }), 'passkey')).toBe('Off');
  expect(isFactorOffered(page({}), 'Totp')).toBe(true);
  expect(isFactorOffered(page({}), 'BackupCode')).toBe(false);
});

it('opens a page to whom the settings let in', () => {
  expect(name('/account/email', page({ email: 'Edit' }))).toBe('Email');
  expect(name('/account/email', page({ email: 'ReadOnly' }))).toBe('NotHere');
  expect(name('/account/email', page({}))).toBe('NotHere');
  expect(name('/account/sessions', page({ session: 'ReadOnly' }))).toBe('Sessions');
  expect(name('/account/profile', page({ customData: 'ReadOnly' }))).toBe('Profile');
  expect(name('/account/profile', page({ email: 'Edit' }))).toBe('NotHere');
  expect(name('/account/nowhere', page({}))).toBe('NotHere');
});

it('asks for a proof before what is sensitive', () => {
  const all = page({ email: 'Edit', password: 'Edit', session: 'Edit', name: 'Edit', social: 'Edit' });
  expect(destinationOf('/account/email', all).proof).toBe('always');
  expect(destinationOf('/account/sessions', all).proof).toBe('always');
  expect(destinationOf('/account/password', all).proof).toBe('ifPossible');
  expect(destinationOf('/account/social/abc/remove', all).proof).toBe('ifPossible');
  expect(destinationOf('/account/profile', all).proof).toBeUndefined();
});

it('has a page of success for each page of a change', () => {
  expect(destinationOf('/account/passkey/add/success', page({})).names).toEqual({ about: 'passkey' });
  expect(name('/account/social/abc/change/success', page({}))).toBe('Success');
  expect(name('/account/nowhere/success', page({}))).toBe('NotHere');
});

it('returns to its own pages alone', () => {
  expect(safeReturn('/account/email?a=b')).toBe('/account/email?a=b');
  expect(safeReturn('/account')).toBe('/account');
  for (const other of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/accounting',
    '/console',
    undefined,
  ])
    expect(safeReturn(other)).toBe('/account');
});

it('keeps a proof for as long as it counts', () => {
  const proofs = new Proofs(kept<Proof>('proof', memory()));
  const until = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  expect(proofs.current).toBeNull();
  proofs.keep({ verificationRecordId: 'one', expiresAt: until(600) });
  expect(proofs.current).toBe('one');
  proofs.keep({ verificationRecordId: 'two', expiresAt: until(5) });
  expect(proofs.current).toBeNull();
  proofs.keep({ verificationRecordId: 'three', expiresAt: until(600) });
  proofs.forget();
  expect(proofs.current).toBeNull();
});

it('gives what it keeps once, and nothing for what cannot be read', () => {
  const place = memory();
  const trip = kept<{ to: string }>('trip', place);
  trip.put({ to: '/account' });
  expect(trip.take()).toEqual({ to: '/account' });
  expect(trip.take()).toBeNull();
  place.setItem('trip', 'not JSON');
  expect(trip.get()).toBeNull();
});

const catalog: ProfileField[] = [
  { name: 'name', type: 'Text' },
  { name: 'nickname', type: 'Text' },
  { name: 'birthdate', type: 'Date', config: { format: 'dd/MM/yyyy' } },
  { name: 'newsletter', type: 'Checkbox' },
  { name: 'fullname', type: 'Fullname', config: { parts: [{ name: 'givenName', enabled: true }] } },
  { name: 'address', type: 'Address', config: { parts: [{ name: 'country', enabled: true }] } },
];
const account: Account = {
  id: 'u1',
  profile: { nickname: 'Ada', birthdate: '10/12/1815', address: { locality: 'London', country: 'UK' } },
  customData: { newsletter: true, kept: 'as it is' },
};

it('reads answers from where they are kept', () => {
  const fields = profileFields(page({}, catalog));
  expect(fields.map((field) => field.name)).not.toContain('name');
  expect(answersOf(account, fields)).toEqual({
    nickname: 'Ada',
    birthdate: '1815-12-10',
    newsletter: true,
    fullname: { givenName: '' },
    address: { country: 'UK' },
  });
});

it('shows the fields chosen for the account centre, in their order', () => {
  const data = page({}, catalog);
  data.accountCenter.profileFields = [{ name: 'address' }, { name: 'gone' }, { name: 'nickname' }];
  expect(profileFields(data).map((field) => field.name)).toEqual(['address', 'nickname']);
});

it('sends what differs, and leaves alone what nobody asked about', () => {
  const fields = profileFields(page({}, catalog));
  const answers = answersOf(account, fields);
  expect(changesOf(account, fields, answers)).toEqual({});
  const changed = { ...answers, birthdate: '1815-12-11', newsletter: false, address: { country: 'France' } };
  expect(changesOf(account, fields, changed)).toEqual({
    profile: { birthdate: '11/12/1815', address: { locality: 'London', country: 'France' } },
    customData: { newsletter: false, kept: 'as it is' },
  });
  expect(changesOf(account, fields, { ...answers, nickname: undefined })).toEqual({
    profile: { nickname: '' },
  });
});

it('shows values as people write them', () => {
  const [address] = catalog.filter((field) => field.name === 'address');
  expect(address && shownAnswer(account, address)).toBe('UK');
  expect(inGroups('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
  expect(signInName({ id: 'u1', primaryPhone: '4930123' })).toBe('+4930123');
  expect(nameOfIdentity({ id: '7', email: 'a@b.example' })).toBe('a@b.example');
});

it('puts the present session first', async () => {
  const { inOrder } = await import('./pages/sessions.tsx');
  const session = (uid: string, loginTs: number, isCurrent = false): SessionOfAccount => ({
    payload: { uid, loginTs },
    expiresAt: 0,
    isCurrent,
  });
  const sorted = inOrder([session('old', 1), session('new', 3), session('here', 2, true)]);
  expect(sorted.map(({ payload }) => payload.uid)).toEqual(['here', 'new', 'old']);
});

it('says in which browser and from where a session is', async () => {
  const { browserOf } = await import('./pages/sessions.tsx');
  const session = (signInContext?: Record<string, unknown>): SessionOfAccount => ({
    payload: { uid: 'one', loginTs: 1 },
    lastSubmission: signInContext ? { signInContext } : null,
    expiresAt: 0,
    isCurrent: false,
  });
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  expect(browserOf(session({ userAgent, ip: '192.0.2.7' }))).toBe('Firefox · Linux, 192.0.2.7');
  expect(browserOf(session({ ip: '192.0.2.7' }))).toBe('192.0.2.7');
  expect(browserOf(session())).toBeUndefined();
});
