/** Links to the terms of use and the privacy policy, and the consent to them. */
import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Settings } from '../data.ts';
import { around } from '../phrases.ts';

interface Addresses {
  termsOfUseUrl?: string | null;
  privacyPolicyUrl?: string | null;
}

/** A phrase with the links in the place of its {{documents}}; nothing when there are none. */
export function DocumentLinks({ phrase, addresses }: { phrase: string; addresses: Addresses }) {
  const { t } = useApp();
  const links = [
    { address: addresses.termsOfUseUrl, name: t('description.terms_of_use') },
    { address: addresses.privacyPolicyUrl, name: t('description.privacy_policy') },
  ].filter((link) => link.address);
  if (links.length === 0) return null;
  const [before, after] = around(phrase, 'documents');
  return (
    <>
      {before}
      {links.map(({ address, name }, index) => (
        <Fragment key={name}>
          {index > 0 && ` ${t('description.and')} `}
          <a href={address ?? ''} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        </Fragment>
      ))}
      {after}
    </>
  );
}

/** What the application that asks for the sign-in says about itself. */
export function ApplicationDocuments() {
  const { data, t } = useApp();
  const { application } = data;
  if (!application?.termsOfUseUrl && !application?.privacyPolicyUrl) return null;
  const name = application.displayName || application.name;
  return (
    <p class="small-print">
      <DocumentLinks phrase={t('consent.documents', { application: name })} addresses={application} />
    </p>
  );
}

function hasDocuments({ termsOfUseUrl, privacyPolicyUrl }: Settings): boolean {
  return Boolean(termsOfUseUrl || privacyPolicyUrl);
}

export function needsTick(settings: Settings, event: 'SignIn' | 'Register'): boolean {
  const { agreeToTermsPolicy: policy } = settings;
  return (
    hasDocuments(settings) &&
    (policy === 'Manual' || (policy === 'ManualRegistrationOnly' && event === 'Register'))
  );
}

interface AgreementProps {
  event: 'SignIn' | 'Register';
  isTicked: boolean;
  complaint: string | undefined;
  onTick: (isTicked: boolean) => void;
}

export function Agreement({ event, isTicked, complaint, onTick }: AgreementProps) {
  const { data, t } = useApp();
  const { settings } = data;
  if (!hasDocuments(settings)) return null;
  if (!needsTick(settings, event)) {
    if (settings.agreeToTermsPolicy !== 'Automatic') return null;
    return (
      <p class="small-print">
        <DocumentLinks phrase={t('description.agreement')} addresses={settings} />
      </p>
    );
  }
  return (
    <div class="field">
      <label class="tick">
        <input
          type="checkbox"
          id="agreement"
          name="agreement"
          checked={isTicked}
          aria-invalid={complaint ? true : undefined}
          aria-describedby="agreement-note"
          onChange={(change) => onTick(change.currentTarget.checked)}
        />
        <span>
          <DocumentLinks phrase={t('description.agree_with_terms')} addresses={settings} />
        </span>
      </label>
      <p id="agreement-note" class="field-note complaint" aria-live="polite">
        {complaint}
      </p>
    </div>
  );
}

export interface Consent {
  /** Whether the person may go on; if not, the box is complained about. */
  check: () => boolean;
  box: ComponentChildren;
}

/** One box for all that starts on a page: its form, and the buttons beside it. */
export function useConsent(event: 'SignIn' | 'Register'): Consent {
  const { data, t } = useApp();
  const [isTicked, setTicked] = useState(false);
  const [complaint, setComplaint] = useState<string>();

  function check(): boolean {
    const isMissing = !isTicked && needsTick(data.settings, event);
    setComplaint(isMissing ? t('error.terms_required') : undefined);
    if (isMissing) document.getElementById('agreement')?.focus();
    return !isMissing;
  }

  const box = <Agreement event={event} isTicked={isTicked} complaint={complaint} onTick={setTicked} />;
  return { check, box };
}
