/** The demo app: signed out, it offers to sign in; signed in, it shows what it was given. */
import { useEffect, useState } from 'preact/hooks';
import { type DemoClient, describeError, type Tokens } from './client.ts';
import type { PageData } from './data.ts';
import { Claims, Panel, Token } from './panels.tsx';

interface Props {
  client: DemoClient;
  page: PageData;
}

const checked =
  'The code was exchanged for tokens, and the signature, issuer, audience and nonce of the ID token are right.';

type Phase = 'starting' | 'signed-out' | 'signed-in';

export function Demo({ client, page }: Props) {
  const [phase, setPhase] = useState<Phase>('starting');
  const [tokens, setTokens] = useState<Tokens | null>(null);
  const [problem, setProblem] = useState('');
  const [happened, setHappened] = useState('');

  /** Runs a step, with what it says when it is done. */
  async function step(work: () => Promise<string>) {
    setProblem('');
    try {
      setHappened(await work());
    } catch (error) {
      setProblem(describeError(error));
    }
  }

  async function refresh(held: Tokens): Promise<string> {
    const renewed = await client.refresh(held);
    setTokens(renewed);
    const isRotated = renewed.refreshToken !== held.refreshToken;
    return `There is a new access token.${isRotated ? ' The refresh token was replaced too; the old one is spent.' : ''}`;
  }

  useEffect(() => {
    client.finishSignIn().then(
      (received) => {
        setTokens(received);
        setPhase(received ? 'signed-in' : 'signed-out');
        if (received) setHappened(checked);
      },
      (error: unknown) => {
        setProblem(describeError(error));
        setPhase('signed-out');
      },
    );
  }, [client]);

  return (
    <div class="page">
      <header>
        <p class="brand">Keystead demo app</p>
      </header>
      <main>
        <Messages problem={problem} happened={happened} />
        {phase === 'starting' && <p class="what">One moment…</p>}
        {phase === 'signed-out' && (
          <SignedOut page={page} onSignIn={() => step(async () => client.signIn().then(() => ''))} />
        )}
        {phase === 'signed-in' && tokens && (
          <SignedIn
            client={client}
            tokens={tokens}
            onRefresh={() => step(() => refresh(tokens))}
            onSignOut={() => step(async () => client.signOut(tokens).then(() => ''))}
          />
        )}
      </main>
    </div>
  );
}

function Messages({ problem, happened }: { problem: string; happened: string }) {
  return (
    <>
      <div role="alert">{problem && <p class="message bad">{problem}</p>}</div>
      <div role="status">{happened && <p class="message good">{happened}</p>}</div>
    </>
  );
}

function SignedOut({ page, onSignIn }: { page: PageData; onSignIn: () => void }) {
  const isElsewhere = new URL(page.endpoint).origin !== window.location.origin;
  return (
    <section class="panel welcome">
      <h1>Try a sign-in</h1>
      <p class="lead">
        This page is an ordinary OpenID Connect client. It knows two things: the issuer{' '}
        <code>{page.issuer}</code> and its client id <code>{page.clientId}</code>.
      </p>
      <ol class="steps">
        <li>It sends you to the provider with a PKCE challenge, a state and a nonce.</li>
        <li>You sign in there, and come back with a code that works once.</li>
        <li>It exchanges the code for tokens and checks them. They stay in this tab’s memory.</li>
      </ol>
      {isElsewhere ? (
        <p class="message bad">
          The provider answers as {page.endpoint}.{' '}
          <a href={`${page.endpoint}/demo-app`}>Open the demo app there</a>.
        </p>
      ) : (
        <button type="button" id="sign-in" name="sign-in" class="main" onClick={onSignIn}>
          Sign in
        </button>
      )}
    </section>
  );
}

interface SignedInProps {
  client: DemoClient;
  tokens: Tokens;
  onRefresh: () => void;
  onSignOut: () => void;
}

function SignedIn({ client, tokens, onRefresh, onSignOut }: SignedInProps) {
  const { claims } = tokens;
  const name = String(claims.name ?? claims.username ?? claims.email ?? claims.sub);
  return (
    <>
      <div class="title-row">
        <h1>
          Hello, <span id="user-name">{name}</span>
        </h1>
        <button type="button" id="sign-out" name="sign-out" onClick={onSignOut}>
          Sign out
        </button>
      </div>
      <div class="columns">
        <Panel title="ID token" what="Says who you are. Made for this app alone.">
          <Claims claims={claims} />
        </Panel>
        <Userinfo client={client} tokens={tokens} />
      </div>
      <Panel title="Tokens" what={`Granted: ${tokens.scope || 'what was asked for'}.`}>
        <Token
          id="access-token"
          title="Access token"
          what={accessTokenNote(tokens)}
          token={tokens.accessToken}
        />
        {tokens.refreshToken ? (
          <>
            <Token
              id="refresh-token"
              title="Refresh token"
              what="Fetches new access tokens without you."
              token={tokens.refreshToken}
            />
            <button type="button" id="refresh" name="refresh" onClick={onRefresh}>
              Refresh now
            </button>
          </>
        ) : (
          <p class="what">No refresh token was granted.</p>
        )}
        <Token id="id-token" title="ID token" what="The same as above, as it came." token={tokens.idToken} />
      </Panel>
    </>
  );
}

function accessTokenNote({ expiresInSeconds }: Tokens): string {
  const opens = 'Opens the userinfo endpoint and the account API.';
  return expiresInSeconds ? `${opens} Good for ${Math.round(expiresInSeconds / 60)} minutes.` : opens;
}

function Userinfo({ client, tokens }: { client: DemoClient; tokens: Tokens }) {
  const [answer, setAnswer] = useState<Record<string, unknown>>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    setProblem('');
    client.userinfo(tokens).then(setAnswer, (error: unknown) => setProblem(describeError(error)));
  }, [client, tokens]);
  return (
    <Panel title="Userinfo" what="Fetched just now with the access token.">
      {problem && <p class="message bad">{problem}</p>}
      {answer && <Claims claims={answer} />}
    </Panel>
  );
}
