/** The frame of every page: logo, heading, content, and the small print below. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { applicationName, useApp } from '../app-context.ts';
import { around } from '../phrases.ts';
import { followsSystem } from '../theme.ts';

interface Props {
  title: string;
  subtitle?: string | undefined;
  /** The logo of an application that is being introduced. */
  guestLogo?: { address: string | undefined; name: string };
  /** Pages without a field to start in move the focus to their heading. */
  focusHeading?: boolean;
  children?: ComponentChildren;
}

/** A logo that does not load leaves its place empty. */
function hideMissing({ currentTarget }: Event): void {
  if (currentTarget instanceof Element) currentTarget.classList.add('missing');
}

export function Logo() {
  const { data } = useApp();
  const { branding, color } = data.settings;
  const dark = followsSystem(color) ? branding.darkLogoUrl : undefined;
  const light = branding.logoUrl;
  if (!light) return <Keystone />;
  return (
    <picture>
      {dark && <source srcset={dark} media="(prefers-color-scheme: dark)" />}
      <img class="logo" src={light} alt={applicationName(data)} height={40} onError={hideMissing} />
    </picture>
  );
}

/** Our own mark: the stone that holds an arch together. */
function Keystone() {
  return (
    <svg class="logo" viewBox="5 6 30 28" width="43" height="40" aria-hidden="true">
      <path
        class="mark"
        d="M7 6h26a2 2 0 0 1 2 2.5l-6.3 24A2 2 0 0 1 26.800 34H13.200a2 2 0 0 1-1.900-1.500L5 8.500A2 2 0 0 1 7 6Z"
      />
      <path
        class="mark-hole"
        d="M20 12.500a4 4 0 0 1 1.900 7.500l1.300 6.500h-6.400l1.300-6.500A4 4 0 0 1 20 12.500Z"
      />
    </svg>
  );
}

export function Support() {
  const { data, t } = useApp();
  const { supportEmail, supportWebsiteUrl } = data.settings;
  const address = supportWebsiteUrl || (supportEmail && `mailto:${supportEmail}`);
  if (!address) return null;
  const [before, after] = around(t('description.support'), 'contact');
  return (
    <p>
      {before}
      <a href={address}>{supportEmail || new URL(address).host}</a>
      {after}
    </p>
  );
}

export function Card({ title, subtitle, guestLogo, focusHeading, children }: Props) {
  const { data, t } = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  const isOnPage = guestLogo?.address === data.settings.branding.logoUrl; // the application's look goes before the general one
  useEffect(() => {
    document.title = title;
    if (focusHeading) heading.current?.focus();
  }, [title, focusHeading]);

  return (
    <div class="page">
      <main class="card">
        <header>
          <div class="logos">
            <Logo />
            {guestLogo?.address && !isOnPage && (
              <img
                class="logo"
                src={guestLogo.address}
                alt={guestLogo.name}
                height={40}
                onError={hideMissing}
              />
            )}
          </div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle && <p class="subtitle">{subtitle}</p>}
        </header>
        {children}
      </main>
      <footer>
        <Support />
        {!data.settings.hideLogtoBranding && <p>{t('description.secured_by')}</p>}
      </footer>
    </div>
  );
}
