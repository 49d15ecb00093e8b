/** What messages are for, in words. */
const words: Readonly<Record<string, string>> = {
  SignIn: 'Sign-in',
  Register: 'Registration',
  ForgotPassword: 'New password',
  OrganizationInvitation: 'Invitation',
  Generic: 'Verification',
  UserPermissionValidation: 'Confirmation',
  BindNewIdentifier: 'New address',
  MfaVerification: 'Second step',
  BindMfa: 'New second step',
};

/** Usages of other packages are shown as they are. */
export function usageText(usage: string): string {
  return words[usage] ?? usage;
}
