/** The frames: one with the sections of the account, one with a single task. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Logo, Support } from '../../experience/parts/card.tsx';
import { useSurroundings } from '../account-context.ts';
import { isShown } from '../data.ts';
import { Link } from './link.tsx';

interface Props {
  title: string;
  subtitle?: string | undefined;
  children?: ComponentChildren;
}

/** The cursor goes to where the person begins, or to the heading: browsers heed `autofocus` on whole pages alone. */
function useTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = title;
    const field = heading.current?.closest('main')?.querySelector<HTMLElement>('[autofocus]');
    (field ?? heading.current)?.focus();
  }, [title]);
  return heading;
}

function Footer() {
  const { data, t } = useSurroundings();
  return (
    <footer>
      <Support />
      {!data.settings.hideLogtoBranding && <p>{t('description.secured_by')}</p>}
    </footer>
  );
}

function Sections({ current }: { current: string }) {
  const { data, t } = useSurroundings();
  const hasProfile = (['name', 'avatar', 'profile', 'customData'] as const).some((field) =>
    isShown(data, field),
  );
  const sections = [
    { name: 'security', isOpen: true },
    { name: 'profile', isOpen: hasProfile },
    { name: 'sessions', isOpen: isShown(data, 'session') || isShown(data, 'trustedDevice') },
  ].filter(({ isOpen }) => isOpen);
  return (
    <nav aria-label={t('account.sections')}>
      <ul>
        {sections.map(({ name }) => (
          <li key={name}>
            <Link to={`/account/${name}`} className="section-link" isCurrent={name === current}>
              {t(`account.section.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A section of the account, with the way to the others and out. */
export function Section({ name, children }: { name: string; children: ComponentChildren }) {
  const { t, session } = useSurroundings();
  const title = t(`account.section.${name}`);
  const heading = useTitle(title);
  return (
    <div class="account">
      <header class="bar">
        <Logo />
        <button type="button" id="sign-out" class="text-button" onClick={() => session.signOut()}>
          {t('account.sign_out')}
        </button>
      </header>
      <Sections current={name} />
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
      <Footer />
    </div>
  );
}

/** One thing to do, in the middle of the page. */
export function Task({ title, subtitle, back, children }: Props & { back?: string | null }) {
  const { t } = useSurroundings();
  const heading = useTitle(title);
  return (
    <div class="page">
      <main class="card">
        <header>
          <div class="logos">
            <Logo />
          </div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle && <p class="subtitle">{subtitle}</p>}
        </header>
        {children}
        {back !== null && (
          <p class="switch">
            <Link to={back ?? '/account/security'} id="back">
              {t('account.back')}
            </Link>
          </p>
        )}
      </main>
      <Footer />
    </div>
  );
}
