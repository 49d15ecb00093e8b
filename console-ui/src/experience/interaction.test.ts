import { beforeEach, describe, expect, it } from 'vitest';
import { ApiFailure, apiClient } from './api.ts';
import { Interaction } from './interaction.ts';
import { Recollection } from './memory.ts';

interface Sent {
  step: string;
  body: unknown;
  headers: Headers;
}

const identifier = { type: 'username', value: 'ada' } as const;
const ok = {
  'PUT /api/experience': () => new Response(null, { status: 204 }),
  'POST /api/experience/verification/password': () => Response.json({ verificationId: 'v1' }),
  'POST /api/experience/verification/new-password-identity': () => Response.json({ verificationId: 'v2' }),
  'POST /api/experience/identification': () => new Response(null, { status: 204 }),
  'POST /api/experience/profile': () => new Response(null, { status: 204 }),
  'POST /api/experience/submit': () => Response.json({ redirectTo: '/oidc/auth/x' }),
};

let sent: Sent[];
let answers: Record<string, () => Response>;
let interaction: Interaction;

const steps = () => sent.map(({ step }) => step.replace('/api/experience', ''));
const refusal = (status: number, code: string, data?: unknown) => Response.json({ code, data }, { status });

beforeEach(() => {
  sent = [];
  answers = { ...ok };
  const send: typeof fetch = async (input, init) => {
    const step = `${init?.method} ${String(input)}`;
    sent.push({
      step,
      body: init?.body && JSON.parse(String(init.body)),
      headers: new Headers(init?.headers),
    });
    const answer = answers[step];
    if (!answer) throw new TypeError('connection refused');
    return answer();
  };
  interaction = new Interaction(apiClient('app1', send), new Recollection(null));
});

describe('signing in', () => {
  it('takes the four steps of the contract', async () => {
    await expect(interaction.signIn(identifier, 'secret')).resolves.toEqual({ redirectTo: '/oidc/auth/x' });
    expect(steps()).toEqual(['PUT ', 'POST /verification/password', 'POST /identification', 'POST /submit']);
    expect(sent.map(({ body }) => body)).toEqual([
      { interactionEvent: 'SignIn' },
      { identifier, password: 'secret' },
      { verificationId: 'v1' },
      undefined,
    ]);
    expect(sent[0]?.headers.get('Logto-App-Id')).toBe('app1');
    expect(sent[3]?.headers.get('Content-Type')).toBe('application/json');
  });

  it('tells the server when the person does not want to', async () => {
    answers['POST /api/experience/cancel'] = () => Response.json({ redirectTo: '/oidc/auth/x' });
    await expect(interaction.cancel()).resolves.toEqual({ redirectTo: '/oidc/auth/x' });
    expect(steps()).toEqual(['POST /cancel']);
  });

  it('starts once, however often the password is wrong', async () => {
    answers['POST /api/experience/verification/password'] = () => refusal(422, 'session.invalid_credentials');
    const wrong = { code: 'session.invalid_credentials', status: 422 };
    await expect(interaction.signIn(identifier, 'a')).rejects.toMatchObject(wrong);
    await expect(interaction.signIn(identifier, 'b')).rejects.toMatchObject(wrong);
    expect(steps().filter((step) => step === 'PUT ')).toHaveLength(1);
  });

  it('begins anew when the server has dropped the steps', async () => {
    let isDropped = true;
    answers['POST /api/experience/verification/password'] = () => {
      if (!isDropped) return ok['POST /api/experience/verification/password']();
      isDropped = false;
      return refusal(404, 'session.interaction_not_found');
    };
    await interaction.signIn(identifier, 'secret');
    expect(steps().filter((step) => step === 'PUT ')).toHaveLength(2);
  });

  it('switches the event when the person registers instead', async () => {
    answers['POST /api/experience/verification/password'] = () => refusal(422, 'session.invalid_credentials');
    await expect(interaction.signIn(identifier, 'a')).rejects.toBeInstanceOf(ApiFailure);
    await interaction.register('ada', 'secret');
    expect(sent[2]?.body).toEqual({ interactionEvent: 'Register' });
    expect(sent[3]?.body).toEqual({ identifier, password: 'secret' });
  });
});

it('adds missing details and identifies again', async () => {
  answers['POST /api/experience/identification'] = () => refusal(422, 'user.missing_profile', {});
  await expect(interaction.register('ada', 'secret')).rejects.toMatchObject({ code: 'user.missing_profile' });
  answers = { ...ok };
  sent = [];
  await interaction.completeProfile([{ type: 'extraProfile', values: { company: 'ACME' } }]);
  expect(steps()).toEqual(['POST /profile', 'POST /identification', 'POST /submit']);
});

describe('failures of the connection', () => {
  it('tells an unreachable server from a broken one', async () => {
    answers = {};
    await expect(interaction.signIn(identifier, 'a')).rejects.toMatchObject({ code: 'network' });
    answers = { 'PUT /api/experience': () => new Response('<html>', { status: 502 }) };
    await expect(interaction.signIn(identifier, 'a')).rejects.toMatchObject({ code: 'server', status: 502 });
  });

  it('reads how long a limit lasts', async () => {
    answers['PUT /api/experience'] = () =>
      new Response('', { status: 429, headers: { 'Retry-After': '30' } });
    await expect(interaction.signIn(identifier, 'a')).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfterSeconds: 30,
    });
  });
});
