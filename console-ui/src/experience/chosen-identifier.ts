/** Carries the identifier from the page that asks for it to the page that asks for its proof. */
import { useApp } from './app-context.ts';
import type { IdentifierType } from './data.ts';
import { type Identifier, readIdentifier } from './identifier.ts';
import type { CodeFlow } from './memory.ts';
import { navigate, query } from './router.ts';
import type { Submission } from './use-submission.ts';
import { waysFor } from './ways.ts';

export function goOnWith(path: string, typed: string): void {
  navigate(path, { identifier: typed });
}

export function chosenIdentifier(allowed: IdentifierType[]): Identifier | null {
  const state = window.history.state as { identifier?: unknown } | null;
  const typed = typeof state?.identifier === 'string' ? state.identifier : query().get('login_hint');
  const reading = readIdentifier(typed ?? '', allowed);
  return 'identifier' in reading ? reading.identifier : null;
}

/** The application may narrow the choice with `identifier=email phone`; what is not enabled stays out. */
export function narrowed(allowed: IdentifierType[]): IdentifierType[] {
  const wanted =
    query()
      .get('identifier')
      ?.split(/[\s,]+/) ?? [];
  const both = allowed.filter((type) => wanted.includes(type));
  return both.length > 0 ? both : allowed;
}

/** What follows on an identifier: its organization's own sign-in, its password, or a code on its way. */
export function useNextStep(submission: Submission) {
  const { data, interaction } = useApp();

  async function organizationOf({ type, value }: Identifier): Promise<boolean> {
    if (type !== 'email' || !data.settings.singleSignOnEnabled) return false;
    const found = await interaction.ssoConnectors(value);
    interaction.memory.put({ ssoConnectors: found });
    return found.length > 0;
  }

  function sendCode(flow: CodeFlow, identifier: Identifier): void {
    submission.run(async () => {
      await interaction.sendCode(flow, identifier);
      return { page: `/${flow}/verification-code` };
    });
  }

  function signInWith(identifier: Identifier, typed: string): void {
    submission.run(async () => {
      if (await organizationOf(identifier)) return { page: '/single-sign-on/connectors' };
      const [way] = waysFor(data, identifier.type);
      if (way !== 'code') return void goOnWith(`/sign-in/${way ?? 'password'}`, typed);
      await interaction.sendCode('sign-in', identifier);
      return { page: '/sign-in/verification-code' };
    });
  }

  return { organizationOf, sendCode, signInWith };
}
