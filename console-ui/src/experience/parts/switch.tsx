/** The line below a form that leads to the other way in. */
import { useApp } from '../app-context.ts';
import { isRegistrationOpen, isSignInOpen } from '../ways.ts';
import { RouteLink } from './route-link.tsx';

export function ToRegistration() {
  const { data, t } = useApp();
  if (!isRegistrationOpen(data)) return null;
  return (
    <p class="switch">
      {t('description.no_account')}{' '}
      <RouteLink to="/register" id="to-register">
        {t('action.create_account')}
      </RouteLink>
    </p>
  );
}

export function ToSignIn() {
  const { data, t } = useApp();
  if (!isSignInOpen(data)) return null;
  return (
    <p class="switch">
      {t('description.have_account')}{' '}
      <RouteLink to="/sign-in" id="to-sign-in">
        {t('action.sign_in')}
      </RouteLink>
    </p>
  );
}
