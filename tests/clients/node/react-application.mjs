/** A single-page application with the Logto SDK for React, as its documentation shows; without JSX, so that it needs no plug-in. */
import { LogtoProvider, useHandleSignInCallback, useLogto } from '@logto/react';
import { createElement as h, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const { endpoint, appId, resource, scopes, organizationId } = window.settings;
const origin = window.location.origin;

function Callback() {
  const { error } = useHandleSignInCallback(() => window.location.assign('/'));
  return h('p', null, error ? `Failed: ${error.message}` : 'One moment');
}

function Home() {
  const { isAuthenticated, isLoading, signIn, signOut, getIdTokenClaims, getAccessToken, getOrganizationToken, fetchUserInfo } =
    useLogto();
  const [known, setKnown] = useState();
  useEffect(() => {
    if (!isAuthenticated) return;
    Promise.all([getIdTokenClaims(), fetchUserInfo(), getAccessToken(resource), getOrganizationToken(organizationId)]).then(
      ([claims, about, accessToken, organizationToken]) => setKnown({ claims, about, accessToken, organizationToken }),
      (error) => setKnown({ failed: String(error) }),
    );
  }, [isAuthenticated]);
  if (!isAuthenticated) {
    return isLoading ? null : h('button', { onClick: () => signIn(`${origin}/callback`) }, 'Enter');
  }
  return h(
    'main',
    null,
    h('button', { onClick: () => signOut(`${origin}/signed-out`) }, 'Leave'),
    known && h('pre', null, JSON.stringify(known)),
  );
}

const page = { '/callback': Callback, '/signed-out': () => h('p', null, 'You have left') }[window.location.pathname] ?? Home;
const config = { endpoint, appId, resources: [resource], scopes };
createRoot(document.getElementById('root')).render(h(LogtoProvider, { config }, h(page)));
