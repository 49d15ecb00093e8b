/** Pages on which the sign-in ends: each says what happened and what to do. */
import type { ComponentChildren } from 'preact';
import { useApp } from '../app-context.ts';
import { Card } from '../parts/card.tsx';
import { RouteLink } from '../parts/route-link.tsx';
import { isSignInOpen } from '../ways.ts';

function Notice({ page, children }: { page: string; children?: ComponentChildren }) {
  const { t } = useApp();
  return (
    <Card title={t(`page.${page}.title`)} subtitle={t(`page.${page}.description`)} focusHeading>
      <p class="advice">{t(`page.${page}.advice`)}</p>
      {children}
    </Card>
  );
}

export const UnknownSession = () => <Notice page="unknown_session" />;

export const DeviceConnected = () => <Notice page="device" />;

export const NotFound = () => <Notice page="not_found" />;

export function AccountSuspended() {
  const { data, t } = useApp();
  return (
    <Notice page="account_suspended">
      {isSignInOpen(data) && (
        <p class="switch">
          <RouteLink to="/sign-in">{t('action.use_another_account')}</RouteLink>
        </p>
      )}
    </Notice>
  );
}
