/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment, written as RFC 3339 says. */
  DateTime: { input: string; output: string; }
  /** A JSON object. */
  JSON: { input: unknown; output: unknown; }
};

export type AcceptInvitationInput = {
  invitationId: Scalars['ID']['input'];
  acceptedUserId: Scalars['ID']['input'];
};

export type AcceptInvitationPayload = {
  __typename?: 'AcceptInvitationPayload';
  invitation?: Maybe<Invitation>;
  userErrors: Array<UserError>;
};

/** Who may use an application, once that is restricted: whom any of the rules fits. */
export type AccessControl = {
  __typename?: 'AccessControl';
  isEnabled: Scalars['Boolean']['output'];
  users?: Maybe<UserConnection>;
  roles?: Maybe<RoleConnection>;
  organizations?: Maybe<OrganizationConnection>;
  organizationRoleRules: Array<OrganizationRoleRule>;
};


/** Who may use an application, once that is restricted: whom any of the rules fits. */
export type AccessControlUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Who may use an application, once that is restricted: whom any of the rules fits. */
export type AccessControlRolesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Who may use an application, once that is restricted: whom any of the rules fits. */
export type AccessControlOrganizationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** One's own account. What the settings keep off, and what the token has no scope for, is null. */
export type Account = {
  __typename?: 'Account';
  /** The plain id, `sub` in tokens. */
  userId: Scalars['ID']['output'];
  username?: Maybe<Scalars['String']['output']>;
  primaryEmail?: Maybe<Scalars['String']['output']>;
  primaryPhone?: Maybe<Scalars['String']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  avatar?: Maybe<Scalars['String']['output']>;
  profile?: Maybe<OwnProfile>;
  customData?: Maybe<Scalars['JSON']['output']>;
  hasPassword?: Maybe<Scalars['Boolean']['output']>;
  lastSignInAt?: Maybe<Scalars['DateTime']['output']>;
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether there is anything to show by that it is really oneself. */
  hasVerificationMethod: Scalars['Boolean']['output'];
  identities?: Maybe<Array<OwnIdentity>>;
  mfaFactors?: Maybe<Array<OwnMfaFactor>>;
  signInSettings?: Maybe<OwnSignInSettings>;
  sessions?: Maybe<Array<OwnSession>>;
  trustedDevices?: Maybe<Array<OwnTrustedDevice>>;
  grants?: Maybe<Array<OwnGrant>>;
  personalAccessTokens?: Maybe<Array<OwnPersonalAccessToken>>;
};


/** One's own account. What the settings keep off, and what the token has no scope for, is null. */
export type AccountSessionsArgs = {
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};


/** One's own account. What the settings keep off, and what the token has no scope for, is null. */
export type AccountTrustedDevicesArgs = {
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};


/** One's own account. What the settings keep off, and what the token has no scope for, is null. */
export type AccountGrantsArgs = {
  verificationId?: InputMaybe<Scalars['ID']['input']>;
  isThirdParty?: InputMaybe<Scalars['Boolean']['input']>;
};


/** One's own account. What the settings keep off, and what the token has no scope for, is null. */
export type AccountPersonalAccessTokensArgs = {
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

/** What people may see and change of their own account. */
export type AccountCenter = {
  __typename?: 'AccountCenter';
  enabled: Scalars['Boolean']['output'];
  fields: AccountCenterAccountFields;
  webauthnRelatedOrigins: Array<Scalars['String']['output']>;
  deleteAccountUrl?: Maybe<Scalars['String']['output']>;
  customCss?: Maybe<Scalars['String']['output']>;
  profileFields?: Maybe<Array<AccountCenterShownField>>;
};

export type AccountCenterAccess =
  | 'OFF'
  | 'READ_ONLY'
  | 'EDIT';

/** What each part of an account is open for; a part that is not named is off. */
export type AccountCenterAccountFields = {
  __typename?: 'AccountCenterAccountFields';
  name?: Maybe<AccountCenterAccess>;
  avatar?: Maybe<AccountCenterAccess>;
  profile?: Maybe<AccountCenterAccess>;
  email?: Maybe<AccountCenterAccess>;
  phone?: Maybe<AccountCenterAccess>;
  password?: Maybe<AccountCenterAccess>;
  username?: Maybe<AccountCenterAccess>;
  social?: Maybe<AccountCenterAccess>;
  customData?: Maybe<AccountCenterAccess>;
  mfa?: Maybe<AccountCenterAccess>;
  passkey?: Maybe<AccountCenterAccess>;
  session?: Maybe<AccountCenterAccess>;
  trustedDevice?: Maybe<AccountCenterAccess>;
};

/** What each part of an account is open for; a part that is not named is off. */
export type AccountCenterAccountFieldsInput = {
  name?: InputMaybe<AccountCenterAccess>;
  avatar?: InputMaybe<AccountCenterAccess>;
  profile?: InputMaybe<AccountCenterAccess>;
  email?: InputMaybe<AccountCenterAccess>;
  phone?: InputMaybe<AccountCenterAccess>;
  password?: InputMaybe<AccountCenterAccess>;
  username?: InputMaybe<AccountCenterAccess>;
  social?: InputMaybe<AccountCenterAccess>;
  customData?: InputMaybe<AccountCenterAccess>;
  mfa?: InputMaybe<AccountCenterAccess>;
  passkey?: InputMaybe<AccountCenterAccess>;
  session?: InputMaybe<AccountCenterAccess>;
  trustedDevice?: InputMaybe<AccountCenterAccess>;
};

/** A profile field that the account centre shows. */
export type AccountCenterShownField = {
  __typename?: 'AccountCenterShownField';
  name: Scalars['String']['output'];
};

/** A profile field that the account centre shows. */
export type AccountCenterShownFieldInput = {
  name: Scalars['String']['input'];
};

/** Who was active on a day, and in the 7 and 30 days that end with it. */
export type ActiveUsers = {
  __typename?: 'ActiveUsers';
  /** The last 30 days, oldest first. */
  byDay: Array<DayCount>;
  day: Figure;
  week: Figure;
  month: Figure;
};

export type ActorKind =
  | 'ADMINISTRATOR'
  | 'APPLICATION'
  | 'MEMBER'
  | 'USER'
  | 'SYSTEM'
  | 'NOBODY';

/** What it may ask for already stays. */
export type AddApplicationConsentScopesInput = {
  applicationId: Scalars['ID']['input'];
  userScopes?: InputMaybe<Array<Scalars['String']['input']>>;
  resourceScopeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  organizationScopeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  organizationResourceScopeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddApplicationConsentScopesPayload = {
  __typename?: 'AddApplicationConsentScopesPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type AddApplicationSecretInput = {
  applicationId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddApplicationSecretPayload = {
  __typename?: 'AddApplicationSecretPayload';
  application?: Maybe<Application>;
  secret?: Maybe<RevealedSecret>;
  userErrors: Array<UserError>;
};

export type AddConsentedOrganizationsInput = {
  applicationId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
  organizationIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddConsentedOrganizationsPayload = {
  __typename?: 'AddConsentedOrganizationsPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type AddJitEmailDomainInput = {
  organizationId: Scalars['ID']['input'];
  emailDomain: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddJitEmailDomainPayload = {
  __typename?: 'AddJitEmailDomainPayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

export type AddJitRolesInput = {
  organizationId: Scalars['ID']['input'];
  organizationRoleIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddJitRolesPayload = {
  __typename?: 'AddJitRolesPayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

export type AddJitSsoConnectorsInput = {
  organizationId: Scalars['ID']['input'];
  ssoConnectorIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddJitSsoConnectorsPayload = {
  __typename?: 'AddJitSsoConnectorsPayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

export type AddMetadataClientScopesInput = {
  userScopes?: InputMaybe<Array<Scalars['String']['input']>>;
  resourceScopes?: InputMaybe<Array<Scalars['ID']['input']>>;
  organizationScopes?: InputMaybe<Array<Scalars['ID']['input']>>;
  organizationResourceScopes?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type AddMetadataClientScopesPayload = {
  __typename?: 'AddMetadataClientScopesPayload';
  configuration?: Maybe<Configuration>;
  userErrors: Array<UserError>;
};

/** Ten different codes of ten hexadecimal digits, as `drawMyBackupCodes` makes them. */
export type AddMyBackupCodesInput = {
  codes: Array<Scalars['String']['input']>;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type AddMyBackupCodesPayload = {
  __typename?: 'AddMyBackupCodesPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

/** A passkey that was verified by `newVerificationId`. */
export type AddMyPasskeyInput = {
  newVerificationId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type AddMyPasskeyPayload = {
  __typename?: 'AddMyPasskeyPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type AddMyTotpInput = {
  secret: Scalars['String']['input'];
  code?: InputMaybe<Scalars['String']['input']>;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type AddMyTotpPayload = {
  __typename?: 'AddMyTotpPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type AddOrganizationApplicationsInput = {
  organizationId: Scalars['ID']['input'];
  applicationIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddOrganizationApplicationsPayload = {
  __typename?: 'AddOrganizationApplicationsPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type AddOrganizationMembersInBulkInput = {
  /** 1 to 10,000. */
  rows: Array<NewMemberInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddOrganizationMembersInBulkPayload = {
  __typename?: 'AddOrganizationMembersInBulkPayload';
  bulkJob?: Maybe<BulkJob>;
  userErrors: Array<UserError>;
};

export type AddOrganizationMembersInput = {
  organizationId: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddOrganizationMembersPayload = {
  __typename?: 'AddOrganizationMembersPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type AddOrganizationRoleResourceScopesInput = {
  organizationRoleId: Scalars['ID']['input'];
  scopeIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddOrganizationRoleResourceScopesPayload = {
  __typename?: 'AddOrganizationRoleResourceScopesPayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

export type AddOrganizationRoleScopesInput = {
  organizationRoleId: Scalars['ID']['input'];
  organizationScopeIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddOrganizationRoleScopesPayload = {
  __typename?: 'AddOrganizationRoleScopesPayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

export type AddRoleScopesInput = {
  roleId: Scalars['ID']['input'];
  scopeIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddRoleScopesPayload = {
  __typename?: 'AddRoleScopesPayload';
  role?: Maybe<Role>;
  userErrors: Array<UserError>;
};

export type AddSamlCertificateInput = {
  applicationId: Scalars['ID']['input'];
  /** 3 if nothing is said. */
  lifeYears?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddSamlCertificatePayload = {
  __typename?: 'AddSamlCertificatePayload';
  application?: Maybe<Application>;
  certificate?: Maybe<SamlCertificate>;
  userErrors: Array<UserError>;
};

export type AddSsoSigningKeyInput = {
  ssoConnectorId: Scalars['ID']['input'];
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AddSsoSigningKeyPayload = {
  __typename?: 'AddSsoSigningKeyPayload';
  signingKey?: Maybe<SsoSigningKey>;
  userErrors: Array<UserError>;
};

/** The address claim (OpenID Connect Core, section 5.1.1). */
export type Address = {
  __typename?: 'Address';
  formatted?: Maybe<Scalars['String']['output']>;
  streetAddress?: Maybe<Scalars['String']['output']>;
  locality?: Maybe<Scalars['String']['output']>;
  region?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  country?: Maybe<Scalars['String']['output']>;
};

export type AddressInput = {
  formatted?: InputMaybe<Scalars['String']['input']>;
  streetAddress?: InputMaybe<Scalars['String']['input']>;
  locality?: InputMaybe<Scalars['String']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
};

/** A program that signs users in, or calls APIs for itself. */
export type Application = Node & {
  __typename?: 'Application';
  /** The global id. */
  id: Scalars['ID']['output'];
  accessControl: AccessControl;
  /** Of a protected application alone. */
  protection?: Maybe<ApplicationProtection>;
  protocol: ApplicationProtocol;
  /** Whether nobody here made it: it came by dynamic registration. */
  registeredItself: Scalars['Boolean']['output'];
  /** None until somebody has set it. */
  appearance?: Maybe<ApplicationAppearance>;
  /** Of a SAML application alone. */
  saml?: Maybe<SamlSettings>;
  /** Whether the machine may do everything on this server. */
  isAdministrator: Scalars['Boolean']['output'];
  /** When it got a token last, to the minute; None: never. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What users let the application do, newest first. */
  grants?: Maybe<GrantConnection>;
  /** The plain id, the OAuth client_id. */
  applicationId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  type: ApplicationType;
  isThirdParty: Scalars['Boolean']['output'];
  redirectUris: Array<Scalars['String']['output']>;
  postLogoutRedirectUris: Array<Scalars['String']['output']>;
  corsAllowedOrigins: Array<Scalars['String']['output']>;
  backchannelLogoutUri?: Maybe<Scalars['String']['output']>;
  backchannelLogoutSessionRequired: Scalars['Boolean']['output'];
  idTokenTtl: Scalars['Int']['output'];
  refreshTokenTtlInDays: Scalars['Int']['output'];
  alwaysIssueRefreshToken: Scalars['Boolean']['output'];
  rotateRefreshToken: Scalars['Boolean']['output'];
  allowTokenExchange: Scalars['Boolean']['output'];
  isDeviceFlow: Scalars['Boolean']['output'];
  maxAllowedGrants?: Maybe<Scalars['Int']['output']>;
  idTokenSigningAlgorithm?: Maybe<SigningAlgorithm>;
  customData: Scalars['JSON']['output'];
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** Roles of a machine-to-machine application. */
  roles?: Maybe<RoleConnection>;
  organizations?: Maybe<OrganizationConnection>;
  secrets: Array<ApplicationSecret>;
  /** Of a third-party application alone. */
  consentScopes?: Maybe<ConsentScopes>;
};


/** A program that signs users in, or calls APIs for itself. */
export type ApplicationGrantsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A program that signs users in, or calls APIs for itself. */
export type ApplicationRolesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A program that signs users in, or calls APIs for itself. */
export type ApplicationOrganizationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** How the sign-in pages look for one application. */
export type ApplicationAppearance = {
  __typename?: 'ApplicationAppearance';
  colors: PageColors;
  logos: PageLogos;
  customCss?: Maybe<Scalars['String']['output']>;
  displayName?: Maybe<Scalars['String']['output']>;
  termsOfUseUrl?: Maybe<Scalars['String']['output']>;
  privacyPolicyUrl?: Maybe<Scalars['String']['output']>;
  signInMethods?: Maybe<ApplicationSignInMethods>;
};

/** A page of a list. */
export type ApplicationConnection = {
  __typename?: 'ApplicationConnection';
  edges: Array<ApplicationEdge>;
  nodes: Array<Application>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type ApplicationEdge = {
  __typename?: 'ApplicationEdge';
  cursor: Scalars['String']['output'];
  node: Application;
};

export type ApplicationFilter = {
  /** Part of the id, name or description. */
  text?: InputMaybe<Scalars['String']['input']>;
  types?: InputMaybe<Array<ApplicationType>>;
  isThirdParty?: InputMaybe<Scalars['Boolean']['input']>;
  lastUsedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** This fits also applications that were never used. */
  lastUsedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether it ever got a token. */
  isUsed?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ApplicationOrder = {
  field: ApplicationOrderField;
  direction: OrderDirection;
};

export type ApplicationOrderField =
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'LAST_USED_AT';

/** How a proxy protects a site by signing people in for it. */
export type ApplicationProtection = {
  __typename?: 'ApplicationProtection';
  host: Scalars['String']['output'];
  origin: Scalars['String']['output'];
  /** Seconds. */
  sessionDuration: Scalars['Int']['output'];
  /** Patterns of the paths that are protected; all of them when there is none. */
  pageRules: Array<Scalars['String']['output']>;
  additionalScopes: Array<Scalars['String']['output']>;
};

/** Client metadata of the specifications; what is null follows from the application's type. */
export type ApplicationProtocol = {
  __typename?: 'ApplicationProtocol';
  /** Whether certification's ways go before those of the REST contract where the two differ. */
  standardProfile: Scalars['Boolean']['output'];
  securityProfile?: Maybe<SecurityProfile>;
  grantTypes?: Maybe<Array<Scalars['String']['output']>>;
  /** `code` alone, unless the implicit or hybrid flows are switched on here. */
  responseTypes: Array<Scalars['String']['output']>;
  tokenEndpointAuthMethod?: Maybe<Scalars['String']['output']>;
  tokenEndpointAuthSigningAlg?: Maybe<Scalars['String']['output']>;
  /** Public keys; `jwksUri` is the other way. */
  jwks?: Maybe<Scalars['JSON']['output']>;
  jwksUri?: Maybe<Scalars['String']['output']>;
  /** Of the client's certificate, like the next four (RFC 8705). */
  tlsClientAuthSubjectDn?: Maybe<Scalars['String']['output']>;
  tlsClientAuthSanDns?: Maybe<Scalars['String']['output']>;
  tlsClientAuthSanUri?: Maybe<Scalars['String']['output']>;
  tlsClientAuthSanIp?: Maybe<Scalars['String']['output']>;
  tlsClientAuthSanEmail?: Maybe<Scalars['String']['output']>;
  tlsClientCertificateBoundAccessTokens: Scalars['Boolean']['output'];
  dpopBoundAccessTokens: Scalars['Boolean']['output'];
  requirePushedAuthorizationRequests: Scalars['Boolean']['output'];
  requireSignedRequestObject: Scalars['Boolean']['output'];
  requestObjectSigningAlg?: Maybe<Scalars['String']['output']>;
  /** Where its request objects may be fetched. */
  requestUris: Array<Scalars['String']['output']>;
  authorizationSignedResponseAlg?: Maybe<Scalars['String']['output']>;
  idTokenSignedResponseAlg?: Maybe<Scalars['String']['output']>;
  idTokenEncryptedResponseAlg?: Maybe<Scalars['String']['output']>;
  idTokenEncryptedResponseEnc?: Maybe<Scalars['String']['output']>;
  userinfoSignedResponseAlg?: Maybe<Scalars['String']['output']>;
  userinfoEncryptedResponseAlg?: Maybe<Scalars['String']['output']>;
  userinfoEncryptedResponseEnc?: Maybe<Scalars['String']['output']>;
  introspectionSignedResponseAlg?: Maybe<Scalars['String']['output']>;
  subjectType: SubjectType;
  sectorIdentifierUri?: Maybe<Scalars['String']['output']>;
  /** Seconds. */
  defaultMaxAge?: Maybe<Scalars['Int']['output']>;
  requireAuthTime: Scalars['Boolean']['output'];
  defaultAcrValues: Array<Scalars['String']['output']>;
  initiateLoginUri?: Maybe<Scalars['String']['output']>;
  clientUri?: Maybe<Scalars['String']['output']>;
  /** The privacy policy; shown where people consent. */
  policyUri?: Maybe<Scalars['String']['output']>;
  /** The terms of service; shown where people consent. */
  tosUri?: Maybe<Scalars['String']['output']>;
  contacts: Array<Scalars['String']['output']>;
  frontchannelLogoutUri?: Maybe<Scalars['String']['output']>;
  frontchannelLogoutSessionRequired: Scalars['Boolean']['output'];
};

/** A secret of an application; its value is shown by mutations alone. */
export type ApplicationSecret = {
  __typename?: 'ApplicationSecret';
  name: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  isExpired: Scalars['Boolean']['output'];
};

/** An identifier, and what may prove that it is yours. */
export type ApplicationSignInMethod = {
  __typename?: 'ApplicationSignInMethod';
  identifier: Scalars['String']['output'];
  password: Scalars['Boolean']['output'];
  verificationCode: Scalars['Boolean']['output'];
};

/** The ways of signing in to an application: of the general ones, those that are named here too. Null stands for all of them. */
export type ApplicationSignInMethods = {
  __typename?: 'ApplicationSignInMethods';
  methods?: Maybe<Array<ApplicationSignInMethod>>;
  socialTargets?: Maybe<Array<Scalars['String']['output']>>;
  singleSignOn?: Maybe<Scalars['Boolean']['output']>;
  passkey?: Maybe<Scalars['Boolean']['output']>;
};

export type ApplicationType =
  | 'NATIVE'
  | 'SPA'
  | 'TRADITIONAL'
  | 'MACHINE_TO_MACHINE'
  | 'PROTECTED'
  | 'SAML';

/** An uploaded picture. */
export type Asset = Node & {
  __typename?: 'Asset';
  /** The global id. */
  id: Scalars['ID']['output'];
  assetId: Scalars['ID']['output'];
  /** Where anybody gets it. */
  url: Scalars['String']['output'];
  contentType: Scalars['String']['output'];
  /** Bytes. */
  size: Scalars['Int']['output'];
  /** The plain id of the user or application. */
  uploadedBy?: Maybe<Scalars['ID']['output']>;
  createdAt: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type AssetConnection = {
  __typename?: 'AssetConnection';
  edges: Array<AssetEdge>;
  nodes: Array<Asset>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type AssetEdge = {
  __typename?: 'AssetEdge';
  cursor: Scalars['String']['output'];
  node: Asset;
};

/** Whether pictures can be uploaded, and which. */
export type AssetService = {
  __typename?: 'AssetService';
  isReady: Scalars['Boolean']['output'];
  contentTypes: Array<Scalars['String']['output']>;
  /** Bytes. */
  largestSize: Scalars['Int']['output'];
};

export type AssignApplicationRolesInput = {
  applicationId: Scalars['ID']['input'];
  roleIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AssignApplicationRolesPayload = {
  __typename?: 'AssignApplicationRolesPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

/** Each of the members gets each of the roles, named by id or by name. */
export type AssignMemberRolesInput = {
  organizationId: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
  organizationRoleIds?: Array<Scalars['ID']['input']>;
  organizationRoleNames?: Array<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AssignMemberRolesPayload = {
  __typename?: 'AssignMemberRolesPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

/** Each of the machines gets each of the roles, named by id or by name. */
export type AssignOrganizationApplicationRolesInput = {
  organizationId: Scalars['ID']['input'];
  applicationIds: Array<Scalars['ID']['input']>;
  organizationRoleIds?: Array<Scalars['ID']['input']>;
  organizationRoleNames?: Array<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AssignOrganizationApplicationRolesPayload = {
  __typename?: 'AssignOrganizationApplicationRolesPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type AssignRoleToApplicationsInput = {
  roleId: Scalars['ID']['input'];
  applicationIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AssignRoleToApplicationsPayload = {
  __typename?: 'AssignRoleToApplicationsPayload';
  role?: Maybe<Role>;
  userErrors: Array<UserError>;
};

export type AssignRoleToUsersInput = {
  roleId: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AssignRoleToUsersPayload = {
  __typename?: 'AssignRoleToUsersPayload';
  role?: Maybe<Role>;
  userErrors: Array<UserError>;
};

export type AssignUserRolesInBulkInput = {
  /** 1 to 10,000. */
  rows: Array<NewRoleHolderInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AssignUserRolesInBulkPayload = {
  __typename?: 'AssignUserRolesInBulkPayload';
  bulkJob?: Maybe<BulkJob>;
  userErrors: Array<UserError>;
};

export type AssignUserRolesInput = {
  userId: Scalars['ID']['input'];
  roleIds: Array<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type AssignUserRolesPayload = {
  __typename?: 'AssignUserRolesPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type BeginMyPasskeyInput = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type BeginMyPasskeyPayload = {
  __typename?: 'BeginMyPasskeyPayload';
  verificationId?: Maybe<Scalars['ID']['output']>;
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  registrationOptions?: Maybe<Scalars['JSON']['output']>;
  userErrors: Array<UserError>;
};

export type BeginMySocialVerificationInput = {
  connectorId: Scalars['ID']['input'];
  state: Scalars['String']['input'];
  redirectUri: Scalars['String']['input'];
  scope?: InputMaybe<Scalars['String']['input']>;
};

export type BeginMySocialVerificationPayload = {
  __typename?: 'BeginMySocialVerificationPayload';
  verificationId?: Maybe<Scalars['ID']['output']>;
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  authorizationUri?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

/** Many rows, done in the background. Rows are done in order, in chunks of some hundreds. */
export type BulkJob = Node & {
  __typename?: 'BulkJob';
  /** The global id. */
  id: Scalars['ID']['output'];
  bulkJobId: Scalars['ID']['output'];
  kind: BulkJobKind;
  status: BulkJobStatus;
  /** How many rows were handed in. */
  total: Scalars['Int']['output'];
  /** How many are done; those that an import skips count as done. */
  succeeded: Scalars['Int']['output'];
  /** How many were refused. */
  failed: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The refused rows, in the order of the rows. */
  errors?: Maybe<BulkJobErrorConnection>;
};


/** Many rows, done in the background. Rows are done in order, in chunks of some hundreds. */
export type BulkJobErrorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list. */
export type BulkJobConnection = {
  __typename?: 'BulkJobConnection';
  edges: Array<BulkJobEdge>;
  nodes: Array<BulkJob>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type BulkJobEdge = {
  __typename?: 'BulkJobEdge';
  cursor: Scalars['String']['output'];
  node: BulkJob;
};

/** Why a row was refused; the other rows are done all the same. */
export type BulkJobError = {
  __typename?: 'BulkJobError';
  /** The row's place in the request, from 0. */
  row: Scalars['Int']['output'];
  /** A code of the domain, as REST shows it. */
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** The field of the row. */
  path?: Maybe<Scalars['String']['output']>;
};

/** A page of a list. */
export type BulkJobErrorConnection = {
  __typename?: 'BulkJobErrorConnection';
  edges: Array<BulkJobErrorEdge>;
  nodes: Array<BulkJobError>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type BulkJobErrorEdge = {
  __typename?: 'BulkJobErrorEdge';
  cursor: Scalars['String']['output'];
  node: BulkJobError;
};

export type BulkJobKind =
  | 'IMPORT_USERS'
  | 'ADD_ORGANIZATION_MEMBERS'
  | 'ASSIGN_USER_ROLES';

export type BulkJobStatus =
  | 'WAITING'
  | 'RUNNING'
  | 'FINISHED'
  | 'CANCELLED';

export type CancelBulkJobInput = {
  bulkJobId: Scalars['ID']['input'];
};

export type CancelBulkJobPayload = {
  __typename?: 'CancelBulkJobPayload';
  bulkJob?: Maybe<BulkJob>;
  userErrors: Array<UserError>;
};

/** How reCAPTCHA asks. */
export type CaptchaMode =
  | 'INVISIBLE'
  | 'CHECKBOX';

/** The captcha service in use. Its secret is never shown here. */
export type CaptchaProvider = {
  __typename?: 'CaptchaProvider';
  service: CaptchaService;
  siteKey: Scalars['String']['output'];
  projectId?: Maybe<Scalars['String']['output']>;
  domain?: Maybe<Scalars['String']['output']>;
  mode?: Maybe<CaptchaMode>;
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
};

/** A captcha service. */
export type CaptchaService =
  | 'TURNSTILE'
  | 'RECAPTCHA_ENTERPRISE';

/** Settings to try, and one address of the connector's type. */
export type CheckConnectorInput = {
  factoryId: Scalars['ID']['input'];
  config: Scalars['JSON']['input'];
  email?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
};

export type CheckConnectorPayload = {
  __typename?: 'CheckConnectorPayload';
  checkedFactoryId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

/** Settings of the running installation. */
export type Configuration = {
  __typename?: 'Configuration';
  console: ConsoleState;
  /** How many seconds sessions last that begin now. */
  sessionTtl: Scalars['Int']['output'];
  /** The claims beyond OpenID Connect's own that ID Tokens state. */
  idTokenClaims: Array<ExtendedClaim>;
  /** Whether clients may be known by the address of their metadata document. */
  metadataClientsEnabled: Scalars['Boolean']['output'];
  metadataClientScopes: MetadataClientScopes;
};

/** A connector that is set up. */
export type Connector = Node & {
  __typename?: 'Connector';
  /** The global id. */
  id: Scalars['ID']['output'];
  connectorId: Scalars['ID']['output'];
  type: ConnectorType;
  /** Names the provider in identities of users. */
  target?: Maybe<Scalars['String']['output']>;
  platform?: Maybe<Scalars['String']['output']>;
  /** Null when the package of its kind has gone. */
  factory?: Maybe<ConnectorFactory>;
  /** The settings, with masks for secrets. */
  config: Scalars['JSON']['output'];
  /** Name, logo and target of its own. */
  metadata: Scalars['JSON']['output'];
  isProfileSynchronized: Scalars['Boolean']['output'];
  isTokenStorageEnabled: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type ConnectorConnection = {
  __typename?: 'ConnectorConnection';
  edges: Array<ConnectorEdge>;
  nodes: Array<Connector>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type ConnectorEdge = {
  __typename?: 'ConnectorEdge';
  cursor: Scalars['String']['output'];
  node: Connector;
};

/** A kind of connector that can be set up. */
export type ConnectorFactory = {
  __typename?: 'ConnectorFactory';
  factoryId: Scalars['ID']['output'];
  type: ConnectorType;
  target: Scalars['String']['output'];
  name: Scalars['String']['output'];
  description: Scalars['String']['output'];
  readme: Scalars['String']['output'];
  logo: Scalars['String']['output'];
  platform?: Maybe<Scalars['String']['output']>;
  /** Whether there can be several, each with its own target. */
  isStandard: Scalars['Boolean']['output'];
  isTokenStorageSupported: Scalars['Boolean']['output'];
  /** Whether this server can send messages through it. */
  canSend: Scalars['Boolean']['output'];
  /** The settings as entries of a form. */
  formItems: Array<Scalars['JSON']['output']>;
  /** An example of the settings. */
  configTemplate: Scalars['String']['output'];
};

export type ConnectorFilter = {
  target?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<ConnectorType>;
};

/** What a connector reaches. */
export type ConnectorType =
  | 'EMAIL'
  | 'SMS'
  | 'SOCIAL';

export type ConsentScopeKind =
  | 'USER'
  | 'RESOURCE'
  | 'ORGANIZATION'
  | 'ORGANIZATION_RESOURCE';

/** What a third-party application may ask a user for. */
export type ConsentScopes = {
  __typename?: 'ConsentScopes';
  userScopes: Array<Scalars['String']['output']>;
  resourceScopes?: Maybe<Array<Scope>>;
  organizationScopes?: Maybe<Array<OrganizationScope>>;
  /** API scopes that it may ask for inside organizations. */
  organizationResourceScopes?: Maybe<Array<Scope>>;
};

/** What the console remembers for all administrators. */
export type ConsoleState = {
  __typename?: 'ConsoleState';
  signInExperienceCustomized: Scalars['Boolean']['output'];
  organizationCreated: Scalars['Boolean']['output'];
};

/** A key for cookies: the newest signs. */
export type CookieKey = {
  __typename?: 'CookieKey';
  keyId: Scalars['ID']['output'];
  createdAt: Scalars['DateTime']['output'];
};

export type CreateApplicationInput = {
  name: Scalars['String']['input'];
  type: ApplicationType;
  description?: InputMaybe<Scalars['String']['input']>;
  redirectUris?: InputMaybe<Array<Scalars['String']['input']>>;
  postLogoutRedirectUris?: InputMaybe<Array<Scalars['String']['input']>>;
  corsAllowedOrigins?: InputMaybe<Array<Scalars['String']['input']>>;
  isThirdParty?: InputMaybe<Scalars['Boolean']['input']>;
  /** Of a native application alone; it never changes. */
  isDeviceFlow?: InputMaybe<Scalars['Boolean']['input']>;
  protection?: InputMaybe<ProtectedSiteInput>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateApplicationPayload = {
  __typename?: 'CreateApplicationPayload';
  application?: Maybe<Application>;
  secret?: Maybe<RevealedSecret>;
  userErrors: Array<UserError>;
};

export type CreateBackupCodesInput = {
  userId: Scalars['ID']['input'];
  /** Ten different codes of ten hexadecimal digits; made by the server without them. */
  codes?: InputMaybe<Array<Scalars['String']['input']>>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateBackupCodesPayload = {
  __typename?: 'CreateBackupCodesPayload';
  mfaFactor?: Maybe<MfaFactor>;
  codes?: Maybe<Array<Scalars['String']['output']>>;
  userErrors: Array<UserError>;
};

export type CreateConnectorInput = {
  factoryId: Scalars['ID']['input'];
  config?: InputMaybe<Scalars['JSON']['input']>;
  /** `target`, `name` (a text for each language), `logo` and `logoDark`. */
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  isProfileSynchronized?: InputMaybe<Scalars['Boolean']['input']>;
  isTokenStorageEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateConnectorPayload = {
  __typename?: 'CreateConnectorPayload';
  connector?: Maybe<Connector>;
  userErrors: Array<UserError>;
};

export type CreateMyPersonalAccessTokenInput = {
  name: Scalars['String']['input'];
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreateMyPersonalAccessTokenPayload = {
  __typename?: 'CreateMyPersonalAccessTokenPayload';
  personalAccessToken?: Maybe<OwnPersonalAccessToken>;
  value?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type CreateOneTimeTokenInput = {
  email: Scalars['String']['input'];
  /** The lifetime in seconds; ten minutes without it. */
  expiresIn?: InputMaybe<Scalars['Int']['input']>;
  organizationIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  interactionEvent?: InputMaybe<InteractionEvent>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOneTimeTokenPayload = {
  __typename?: 'CreateOneTimeTokenPayload';
  oneTimeToken?: Maybe<OneTimeToken>;
  token?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type CreateOrganizationInput = {
  name: Scalars['String']['input'];
  description?: InputMaybe<Scalars['String']['input']>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  isMfaRequired?: InputMaybe<Scalars['Boolean']['input']>;
  isTrustedDeviceAllowed?: InputMaybe<Scalars['Boolean']['input']>;
  color?: InputMaybe<OrganizationColorInput>;
  branding?: InputMaybe<OrganizationBrandingInput>;
  customCss?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOrganizationPayload = {
  __typename?: 'CreateOrganizationPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type CreateOrganizationRoleInput = {
  name: Scalars['String']['input'];
  description?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<RoleType>;
  organizationScopeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  resourceScopeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Built-in permissions; nobody gives what they lack. */
  permissions?: InputMaybe<Array<Scalars['String']['input']>>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOrganizationRolePayload = {
  __typename?: 'CreateOrganizationRolePayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

export type CreateOrganizationScopeInput = {
  name: Scalars['String']['input'];
  description?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOrganizationScopePayload = {
  __typename?: 'CreateOrganizationScopePayload';
  organizationScope?: Maybe<OrganizationScope>;
  userErrors: Array<UserError>;
};

export type CreatePersonalAccessTokenInput = {
  userId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreatePersonalAccessTokenPayload = {
  __typename?: 'CreatePersonalAccessTokenPayload';
  personalAccessToken?: Maybe<PersonalAccessToken>;
  value?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type CreateProfileFieldInput = {
  name: Scalars['String']['input'];
  type: ProfileFieldType;
  isRequired: Scalars['Boolean']['input'];
  label?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  config?: InputMaybe<Scalars['JSON']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateProfileFieldPayload = {
  __typename?: 'CreateProfileFieldPayload';
  profileField?: Maybe<ProfileField>;
  userErrors: Array<UserError>;
};

export type CreateResourceInput = {
  name: Scalars['String']['input'];
  indicator: Scalars['String']['input'];
  accessTokenTtl?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateResourcePayload = {
  __typename?: 'CreateResourcePayload';
  resource?: Maybe<Resource>;
  userErrors: Array<UserError>;
};

export type CreateRoleInput = {
  name: Scalars['String']['input'];
  description: Scalars['String']['input'];
  type?: InputMaybe<RoleType>;
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  scopeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateRolePayload = {
  __typename?: 'CreateRolePayload';
  role?: Maybe<Role>;
  userErrors: Array<UserError>;
};

export type CreateSamlApplicationInput = {
  name: Scalars['String']['input'];
  description?: InputMaybe<Scalars['String']['input']>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  entityId?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<SamlConsumerInput>;
  encryption?: InputMaybe<SamlEncryptionInput>;
  nameIdFormat?: InputMaybe<SamlNameIdFormat>;
  attributes?: InputMaybe<Array<SamlAttributeInput>>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateSamlApplicationPayload = {
  __typename?: 'CreateSamlApplicationPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type CreateScopeInput = {
  resourceId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  description?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateScopePayload = {
  __typename?: 'CreateScopePayload';
  scope?: Maybe<Scope>;
  userErrors: Array<UserError>;
};

export type CreateSsoConnectorInput = {
  providerName: Scalars['ID']['input'];
  connectorName: Scalars['String']['input'];
  config?: InputMaybe<Scalars['JSON']['input']>;
  domains?: InputMaybe<Array<Scalars['String']['input']>>;
  /** `displayName`, `logo` and `darkLogo`. */
  branding?: InputMaybe<Scalars['JSON']['input']>;
  isProfileSynchronized?: InputMaybe<Scalars['Boolean']['input']>;
  isTokenStorageEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateSsoConnectorPayload = {
  __typename?: 'CreateSsoConnectorPayload';
  ssoConnector?: Maybe<SsoConnector>;
  userErrors: Array<UserError>;
};

export type CreateSubjectTokenInput = {
  userId: Scalars['ID']['input'];
  /** Reaches the script that makes claims. */
  context?: InputMaybe<Scalars['JSON']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateSubjectTokenPayload = {
  __typename?: 'CreateSubjectTokenPayload';
  subjectToken?: Maybe<Scalars['String']['output']>;
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  userErrors: Array<UserError>;
};

export type CreateTotpFactorInput = {
  userId: Scalars['ID']['input'];
  /** Base32, 16 to 128 characters; made by the server without it. */
  secret?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateTotpFactorPayload = {
  __typename?: 'CreateTotpFactorPayload';
  mfaFactor?: Maybe<MfaFactor>;
  secret?: Maybe<Scalars['String']['output']>;
  secretQrCode?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type CreateUserInput = {
  username?: InputMaybe<Scalars['String']['input']>;
  primaryEmail?: InputMaybe<Scalars['String']['input']>;
  primaryPhone?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  avatar?: InputMaybe<Scalars['String']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  profile?: InputMaybe<UserProfileInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateUserPayload = {
  __typename?: 'CreateUserPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type CreateWebhookInput = {
  events: Array<WebhookEvent>;
  url: Scalars['String']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  /** Sent along: an object of texts, at most 20. */
  headers?: InputMaybe<Scalars['JSON']['input']>;
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type CreateWebhookPayload = {
  __typename?: 'CreateWebhookPayload';
  webhook?: Maybe<Webhook>;
  userErrors: Array<UserError>;
};

/** The operator's own texts in a language; they go before ours. */
export type CustomPhrases = Node & {
  __typename?: 'CustomPhrases';
  /** The global id. */
  id: Scalars['ID']['output'];
  languageTag: Scalars['String']['output'];
  /** A part of the tree of English texts. */
  translation: Scalars['JSON']['output'];
};

/** Figures of this server; days are in UTC. */
export type Dashboard = {
  __typename?: 'Dashboard';
  usersTotal: Scalars['Int']['output'];
  usersNewToday: Scalars['Int']['output'];
  usersNewLastSevenDays: Scalars['Int']['output'];
  activeUsersToday: Scalars['Int']['output'];
  applicationsTotal: Scalars['Int']['output'];
  organizationsTotal: Scalars['Int']['output'];
  /** Successful sign-ins, oldest day first; at most 90 days. */
  signInsPerDay: Array<DayCount>;
  newUsers: NewUsers;
  /** Up to a day in UTC, such as 2026-01-31; up to today when none is given. */
  activeUsers: ActiveUsers;
};


/** Figures of this server; days are in UTC. */
export type DashboardSignInsPerDayArgs = {
  days?: Scalars['Int']['input'];
};


/** Figures of this server; days are in UTC. */
export type DashboardActiveUsersArgs = {
  date?: InputMaybe<Scalars['String']['input']>;
};

export type DayCount = {
  __typename?: 'DayCount';
  /** A day in UTC, such as 2026-01-31. */
  date: Scalars['String']['output'];
  count: Scalars['Int']['output'];
};

export type DeleteApplicationInput = {
  applicationId: Scalars['ID']['input'];
};

export type DeleteApplicationPayload = {
  __typename?: 'DeleteApplicationPayload';
  deletedApplicationId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteApplicationSecretInput = {
  applicationId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
};

export type DeleteApplicationSecretPayload = {
  __typename?: 'DeleteApplicationSecretPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type DeleteAssetInput = {
  assetId: Scalars['ID']['input'];
};

export type DeleteAssetPayload = {
  __typename?: 'DeleteAssetPayload';
  deletedAssetId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteCaptchaProviderInput = {
  /** Only if it is this one. */
  service?: InputMaybe<CaptchaService>;
};

export type DeleteCaptchaProviderPayload = {
  __typename?: 'DeleteCaptchaProviderPayload';
  isDeleted?: Maybe<Scalars['Boolean']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteConnectorInput = {
  connectorId: Scalars['ID']['input'];
};

export type DeleteConnectorPayload = {
  __typename?: 'DeleteConnectorPayload';
  deletedConnectorId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteCookieKeyInput = {
  keyId: Scalars['ID']['input'];
};

export type DeleteCookieKeyPayload = {
  __typename?: 'DeleteCookieKeyPayload';
  deletedKeyId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteCustomPhrasesInput = {
  languageTag: Scalars['String']['input'];
};

export type DeleteCustomPhrasesPayload = {
  __typename?: 'DeleteCustomPhrasesPayload';
  deletedLanguageTag?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteEmailTemplateInput = {
  emailTemplateId: Scalars['ID']['input'];
};

export type DeleteEmailTemplatePayload = {
  __typename?: 'DeleteEmailTemplatePayload';
  deletedEmailTemplateId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

/** A language, a type, or both: of all of these. */
export type DeleteEmailTemplatesInput = {
  languageTag?: InputMaybe<Scalars['String']['input']>;
  templateType?: InputMaybe<EmailTemplateType>;
};

export type DeleteEmailTemplatesPayload = {
  __typename?: 'DeleteEmailTemplatesPayload';
  deletedCount?: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteInboxMessagesInput = {
  /** Without ids all of them. */
  inboxMessageIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type DeleteInboxMessagesPayload = {
  __typename?: 'DeleteInboxMessagesPayload';
  deletedMessages?: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteInvitationInput = {
  invitationId: Scalars['ID']['input'];
};

export type DeleteInvitationPayload = {
  __typename?: 'DeleteInvitationPayload';
  deletedInvitationId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteMfaFactorInput = {
  userId: Scalars['ID']['input'];
  mfaFactorId: Scalars['ID']['input'];
};

export type DeleteMfaFactorPayload = {
  __typename?: 'DeleteMfaFactorPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type DeleteMyMfaFactorInput = {
  mfaFactorId: Scalars['ID']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type DeleteMyMfaFactorPayload = {
  __typename?: 'DeleteMyMfaFactorPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type DeleteMyPersonalAccessTokenInput = {
  name: Scalars['String']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type DeleteMyPersonalAccessTokenPayload = {
  __typename?: 'DeleteMyPersonalAccessTokenPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type DeleteMyTrustedDeviceInput = {
  trustedDeviceId: Scalars['ID']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type DeleteMyTrustedDevicePayload = {
  __typename?: 'DeleteMyTrustedDevicePayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type DeleteMyTrustedDevicesInput = {
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type DeleteMyTrustedDevicesPayload = {
  __typename?: 'DeleteMyTrustedDevicesPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type DeleteOneTimeTokenInput = {
  oneTimeTokenId: Scalars['ID']['input'];
};

export type DeleteOneTimeTokenPayload = {
  __typename?: 'DeleteOneTimeTokenPayload';
  deletedOneTimeTokenId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteOrganizationInput = {
  organizationId: Scalars['ID']['input'];
};

export type DeleteOrganizationPayload = {
  __typename?: 'DeleteOrganizationPayload';
  deletedOrganizationId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteOrganizationRoleInput = {
  organizationRoleId: Scalars['ID']['input'];
};

export type DeleteOrganizationRolePayload = {
  __typename?: 'DeleteOrganizationRolePayload';
  deletedOrganizationRoleId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteOrganizationScopeInput = {
  organizationScopeId: Scalars['ID']['input'];
};

export type DeleteOrganizationScopePayload = {
  __typename?: 'DeleteOrganizationScopePayload';
  deletedOrganizationScopeId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeletePersonalAccessTokenInput = {
  userId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
};

export type DeletePersonalAccessTokenPayload = {
  __typename?: 'DeletePersonalAccessTokenPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type DeleteProfileFieldInput = {
  name: Scalars['String']['input'];
};

export type DeleteProfileFieldPayload = {
  __typename?: 'DeleteProfileFieldPayload';
  deletedProfileFieldName?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteResourceInput = {
  resourceId: Scalars['ID']['input'];
};

export type DeleteResourcePayload = {
  __typename?: 'DeleteResourcePayload';
  deletedResourceId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteRoleInput = {
  roleId: Scalars['ID']['input'];
};

export type DeleteRolePayload = {
  __typename?: 'DeleteRolePayload';
  deletedRoleId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteSamlApplicationInput = {
  applicationId: Scalars['ID']['input'];
};

export type DeleteSamlApplicationPayload = {
  __typename?: 'DeleteSamlApplicationPayload';
  deletedApplicationId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteSamlCertificateInput = {
  applicationId: Scalars['ID']['input'];
  certificateId: Scalars['ID']['input'];
};

export type DeleteSamlCertificatePayload = {
  __typename?: 'DeleteSamlCertificatePayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type DeleteScopeInput = {
  resourceId: Scalars['ID']['input'];
  scopeId: Scalars['ID']['input'];
};

export type DeleteScopePayload = {
  __typename?: 'DeleteScopePayload';
  deletedScopeId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteScriptInput = {
  kind: ScriptKind;
};

export type DeleteScriptPayload = {
  __typename?: 'DeleteScriptPayload';
  deletedKind?: Maybe<ScriptKind>;
  userErrors: Array<UserError>;
};

export type DeleteSigningKeyInput = {
  keyId: Scalars['ID']['input'];
};

export type DeleteSigningKeyPayload = {
  __typename?: 'DeleteSigningKeyPayload';
  deletedKeyId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteSsoConnectorInput = {
  ssoConnectorId: Scalars['ID']['input'];
};

export type DeleteSsoConnectorPayload = {
  __typename?: 'DeleteSsoConnectorPayload';
  deletedSsoConnectorId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteSsoSigningKeyInput = {
  ssoConnectorId: Scalars['ID']['input'];
  signingKeyId: Scalars['ID']['input'];
};

export type DeleteSsoSigningKeyPayload = {
  __typename?: 'DeleteSsoSigningKeyPayload';
  deletedSigningKeyId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteStoredTokensInput = {
  storedTokensId: Scalars['ID']['input'];
};

export type DeleteStoredTokensPayload = {
  __typename?: 'DeleteStoredTokensPayload';
  deletedStoredTokensId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteTrustedDeviceInput = {
  userId: Scalars['ID']['input'];
  trustedDeviceId: Scalars['ID']['input'];
};

export type DeleteTrustedDevicePayload = {
  __typename?: 'DeleteTrustedDevicePayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type DeleteTrustedDevicesInput = {
  userId: Scalars['ID']['input'];
};

export type DeleteTrustedDevicesPayload = {
  __typename?: 'DeleteTrustedDevicesPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type DeleteUserInput = {
  userId: Scalars['ID']['input'];
};

export type DeleteUserPayload = {
  __typename?: 'DeleteUserPayload';
  deletedUserId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type DeleteWebhookInput = {
  webhookId: Scalars['ID']['input'];
};

export type DeleteWebhookPayload = {
  __typename?: 'DeleteWebhookPayload';
  deletedWebhookId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

/** Deliveries of the last 24 hours. */
export type DeliveryStatistics = {
  __typename?: 'DeliveryStatistics';
  successes: Scalars['Int']['output'];
  requests: Scalars['Int']['output'];
};

/** A scope that people can be asked for. */
export type DescribedScope = {
  __typename?: 'DescribedScope';
  scopeId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  resourceId?: Maybe<Scalars['ID']['output']>;
  resourceName?: Maybe<Scalars['String']['output']>;
  indicator?: Maybe<Scalars['String']['output']>;
};

export type DrawMyBackupCodesInput = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type DrawMyBackupCodesPayload = {
  __typename?: 'DrawMyBackupCodesPayload';
  codes?: Maybe<Array<Scalars['String']['output']>>;
  userErrors: Array<UserError>;
};

export type DrawMyTotpSecretInput = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type DrawMyTotpSecretPayload = {
  __typename?: 'DrawMyTotpSecretPayload';
  secret?: Maybe<Scalars['String']['output']>;
  secretQrCode?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

/** A message in one language for one purpose, with `{{variables}}`. */
export type EmailTemplate = Node & {
  __typename?: 'EmailTemplate';
  /** The global id. */
  id: Scalars['ID']['output'];
  emailTemplateId: Scalars['ID']['output'];
  languageTag: Scalars['String']['output'];
  templateType: EmailTemplateType;
  subject: Scalars['String']['output'];
  content: Scalars['String']['output'];
  contentType?: Maybe<Scalars['String']['output']>;
  replyTo?: Maybe<Scalars['String']['output']>;
  sendFrom?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type EmailTemplateConnection = {
  __typename?: 'EmailTemplateConnection';
  edges: Array<EmailTemplateEdge>;
  nodes: Array<EmailTemplate>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type EmailTemplateEdge = {
  __typename?: 'EmailTemplateEdge';
  cursor: Scalars['String']['output'];
  node: EmailTemplate;
};

export type EmailTemplateFilter = {
  languageTag?: InputMaybe<Scalars['String']['input']>;
  templateType?: InputMaybe<EmailTemplateType>;
};

export type EmailTemplateInput = {
  languageTag: Scalars['String']['input'];
  templateType: EmailTemplateType;
  subject: Scalars['String']['input'];
  content: Scalars['String']['input'];
  /** `text/html` or `text/plain`. */
  contentType?: InputMaybe<Scalars['String']['input']>;
  replyTo?: InputMaybe<Scalars['String']['input']>;
  sendFrom?: InputMaybe<Scalars['String']['input']>;
};

/** What an e-mail is about. */
export type EmailTemplateType =
  | 'SIGN_IN'
  | 'REGISTER'
  | 'FORGOT_PASSWORD'
  | 'ORGANIZATION_INVITATION'
  | 'GENERIC'
  | 'USER_PERMISSION_VALIDATION'
  | 'BIND_NEW_IDENTIFIER'
  | 'MFA_VERIFICATION'
  | 'BIND_MFA';

export type EndMySessionInput = {
  sessionId: Scalars['ID']['input'];
  alsoRevoked?: InputMaybe<RevokedGrants>;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type EndMySessionPayload = {
  __typename?: 'EndMySessionPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type EndUserSessionInput = {
  userId: Scalars['ID']['input'];
  sessionId: Scalars['ID']['input'];
  alsoRevoked?: InputMaybe<RevokedGrants>;
  /** Whether the session's applications get logout tokens by back channel. */
  tellApplications?: Scalars['Boolean']['input'];
};

export type EndUserSessionPayload = {
  __typename?: 'EndUserSessionPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

/** Every reason for which the domain refuses something. */
export type ErrorCode =
  | 'ACCOUNT_CENTER_FIELD_NOT_EDITABLE'
  | 'ACCOUNT_CENTER_FIELD_NOT_ENABLED'
  | 'ACCOUNT_CENTER_NOT_ENABLED'
  | 'ACTION_NOT_AVAILABLE'
  | 'APPLICATION_CONSENT_MANAGEMENT_API_SCOPES_NOT_ALLOWED'
  | 'APPLICATION_CUSTOM_DOMAINS_NOT_PROVIDED'
  | 'APPLICATION_DEVICE_FLOW_NATIVE_ONLY'
  | 'APPLICATION_DEVICE_FLOW_NOT_CHANGEABLE'
  | 'APPLICATION_INVALID_CLIENT_METADATA'
  | 'APPLICATION_INVALID_REDIRECT_URI'
  | 'APPLICATION_INVALID_ROLE_TYPE'
  | 'APPLICATION_INVALID_THIRD_PARTY_APPLICATION_TYPE'
  | 'APPLICATION_INVALID_TYPE'
  | 'APPLICATION_NO_LEGACY_SECRET_FOUND'
  | 'APPLICATION_PROTECTED_APP_METADATA_IS_REQUIRED'
  | 'APPLICATION_PROTECTED_APPLICATION_ONLY_FEATURE'
  | 'APPLICATION_PROTECTED_APPLICATION_SUBDOMAIN_EXISTS'
  | 'APPLICATION_SAML_CAN_NOT_DELETE_ACTIVE_SECRET'
  | 'APPLICATION_SAML_ENTITY_ID_ALREADY_IN_USE'
  | 'APPLICATION_SAML_INVALID_CERTIFICATE_PEM_FORMAT'
  | 'APPLICATION_SAML_INVALID_SETTINGS'
  | 'APPLICATION_SAML_NO_ACTIVE_SECRET'
  | 'APPLICATION_SAML_PROTOCOL_NOT_PROVIDED'
  | 'APPLICATION_SAML_REACH_OSS_LIMIT'
  | 'APPLICATION_SAML_SAML_APPLICATION_ONLY'
  | 'APPLICATION_SAML_TOO_MANY_SECRETS'
  | 'APPLICATION_SAML_USE_SAML_APP_API'
  | 'APPLICATION_SECRET_NAME_EXISTS'
  | 'APPLICATION_THIRD_PARTY_APPLICATION_CANNOT_ENABLE_TOKEN_EXCHANGE'
  | 'APPLICATION_THIRD_PARTY_APPLICATION_ONLY'
  | 'APPLICATION_TOO_MANY_ACCESS_RULES'
  | 'APPLICATION_USER_CONSENT_SCOPES_NOT_FOUND'
  | 'AUDIT_WATCHER_TOO_SLOW'
  | 'AUTH_AUTHORIZATION_HEADER_MISSING'
  | 'AUTH_AUTHORIZATION_TOKEN_TYPE_NOT_SUPPORTED'
  | 'AUTH_EXPECTED_ROLE_NOT_FOUND'
  | 'AUTH_FORBIDDEN'
  | 'AUTH_GRANTS_MORE_THAN_HELD'
  | 'AUTH_THIRD_PARTY_APPLICATION_FORBIDDEN'
  | 'AUTH_UNAUTHORIZED'
  | 'BULK_IDENTIFIERS_OF_SEVERAL_USERS'
  | 'BULK_INVALID_USER_ID'
  | 'BULK_JOB_HAS_ENDED'
  | 'BULK_ROW_FAILED'
  | 'BULK_SUSPENSION_IS_KEPT'
  | 'BULK_TIME_IN_FUTURE'
  | 'BULK_TOO_MANY_OPEN_JOBS'
  | 'BULK_TOO_MANY_ROLES'
  | 'BULK_USER_ID_IN_USE'
  | 'BULK_WRONG_NUMBER_OF_ROWS'
  | 'CAPTCHA_PROVIDER_NOT_FOUND'
  | 'CONNECTOR_AUTHORIZATION_FAILED'
  | 'CONNECTOR_CAN_NOT_MODIFY_TARGET'
  | 'CONNECTOR_GENERAL'
  | 'CONNECTOR_ID_IN_USE'
  | 'CONNECTOR_INSUFFICIENT_REQUEST_PARAMETERS'
  | 'CONNECTOR_INVALID_CONFIG'
  | 'CONNECTOR_INVALID_METADATA'
  | 'CONNECTOR_INVALID_TYPE_FOR_SYNCING_PROFILE'
  | 'CONNECTOR_MULTIPLE_INSTANCES_NOT_SUPPORTED'
  | 'CONNECTOR_MULTIPLE_TARGET_WITH_SAME_PLATFORM'
  | 'CONNECTOR_NOT_FOUND'
  | 'CONNECTOR_NOT_FOUND_WITH_CONNECTOR_ID'
  | 'CONNECTOR_NOT_IMPLEMENTED'
  | 'CONNECTOR_RATE_LIMIT_EXCEEDED'
  | 'CONNECTOR_SHOULD_SPECIFY_TARGET'
  | 'CONNECTOR_SOCIAL_AUTH_CODE_INVALID'
  | 'CONNECTOR_SOCIAL_INVALID_ACCESS_TOKEN'
  | 'CONNECTOR_SOCIAL_INVALID_ID_TOKEN'
  | 'CONNECTOR_TEMPLATE_NOT_FOUND'
  | 'CONNECTOR_TOKEN_STORAGE_NOT_SUPPORTED'
  | 'CONNECTOR_UNEXPECTED_TYPE'
  | 'CONNECTOR_USAGE_LIMIT_EXCEEDED'
  | 'CUSTOM_PROFILE_FIELDS_ENTITY_NOT_EXISTS_WITH_NAMES'
  | 'CUSTOM_PROFILE_FIELDS_INVALID_FORMAT'
  | 'CUSTOM_PROFILE_FIELDS_INVALID_MIN_MAX'
  | 'CUSTOM_PROFILE_FIELDS_INVALID_OPTIONS'
  | 'CUSTOM_PROFILE_FIELDS_INVALID_PARTS'
  | 'CUSTOM_PROFILE_FIELDS_NAME_CONFLICT_BUILTIN_PROP'
  | 'CUSTOM_PROFILE_FIELDS_NAME_CONFLICT_CUSTOM_DATA'
  | 'CUSTOM_PROFILE_FIELDS_NAME_CONFLICT_SIGN_IN_IDENTIFIER'
  | 'CUSTOM_PROFILE_FIELDS_NAME_EXISTS'
  | 'CUSTOM_PROFILE_FIELDS_TOO_MANY'
  | 'DEVICE_TOO_MANY_USER_CODES'
  | 'DEVICE_USER_CODE_UNKNOWN'
  | 'EMAIL_TEMPLATES_FILTER_REQUIRED'
  | 'ENTITY_DB_CONSTRAINT_VIOLATED'
  | 'ENTITY_NOT_EXISTS_WITH_ID'
  | 'ENTITY_NOT_FOUND'
  | 'ENTITY_RELATION_FOREIGN_KEY_NOT_FOUND'
  | 'ENTITY_UNIQUE_INTEGRITY_VIOLATION'
  | 'ENTITY_VALUE_TOO_LONG'
  | 'GUARD_FILE_SIZE_EXCEEDED'
  | 'GUARD_INVALID_INPUT'
  | 'GUARD_MIME_TYPE_NOT_ALLOWED'
  | 'HOOK_DELIVERY_NOT_PROVIDED'
  | 'HOOK_INVALID_ENDPOINT'
  | 'HOOK_INVALID_HEADERS'
  | 'HOOK_MISSING_EVENTS'
  | 'JWT_CUSTOMIZER_NOT_AVAILABLE'
  | 'LOCALIZATION_CANNOT_DELETE_DEFAULT_LANGUAGE'
  | 'LOCALIZATION_INVALID_TRANSLATION_STRUCTURE'
  | 'LOG_INVALID_TIME_WINDOW'
  | 'OIDC_ACCESS_DENIED'
  | 'OIDC_INSUFFICIENT_SCOPE'
  | 'OIDC_INVALID_GRACE_PERIOD'
  | 'OIDC_INVALID_GRANT'
  | 'OIDC_INVALID_REQUEST'
  | 'OIDC_INVALID_REQUEST_OBJECT'
  | 'OIDC_INVALID_REQUEST_URI'
  | 'OIDC_INVALID_SCOPE'
  | 'OIDC_INVALID_SESSION_ACCOUNT_ID'
  | 'OIDC_INVALID_SESSION_TTL'
  | 'OIDC_INVALID_TARGET'
  | 'OIDC_INVALID_TOKEN'
  | 'OIDC_KEY_NOT_FOUND'
  | 'OIDC_KEY_REQUIRED'
  | 'OIDC_ONLY_PREVIOUS_KEY_CAN_BE_DELETED'
  | 'OIDC_SESSION_NOT_FOUND'
  | 'OIDC_UNKNOWN_EXTENDED_CLAIM'
  | 'OIDC_UNKNOWN_SIGNING_ALGORITHM'
  | 'ONE_TIME_TOKEN_CANNOT_REACTIVATE_TOKEN'
  | 'ONE_TIME_TOKEN_EMAIL_MISMATCH'
  | 'ONE_TIME_TOKEN_INTERACTION_EVENT_MISMATCH'
  | 'ONE_TIME_TOKEN_TOKEN_CONSUMED'
  | 'ONE_TIME_TOKEN_TOKEN_EXPIRED'
  | 'ONE_TIME_TOKEN_TOKEN_NOT_FOUND'
  | 'ONE_TIME_TOKEN_TOKEN_REVOKED'
  | 'ORGANIZATION_INVALID_BRANDING'
  | 'ORGANIZATION_INVALID_EMAIL_DOMAIN'
  | 'ORGANIZATION_REQUIRE_MEMBERSHIP'
  | 'ORGANIZATION_RESERVED_SCOPE_NAME'
  | 'ORGANIZATION_ROLE_NAMES_NOT_FOUND'
  | 'ORGANIZATION_TOO_MANY_EMAIL_DOMAINS'
  | 'ORGANIZATION_INVITATION_ACCEPTED_USER_MISMATCH'
  | 'ORGANIZATION_INVITATION_ACCEPTED_USER_REQUIRED'
  | 'ORGANIZATION_INVITATION_EXPIRY_NOT_AHEAD'
  | 'ORGANIZATION_INVITATION_FOREIGN_INVITER'
  | 'ORGANIZATION_INVITATION_FOREIGN_LINK'
  | 'ORGANIZATION_INVITATION_SETTLED'
  | 'ORGANIZATION_INVITATION_TOO_MANY_MESSAGES'
  | 'PASSWORD_EXPIRED'
  | 'PASSWORD_REJECTED'
  | 'REGISTRATION_OFF'
  | 'REGISTRATION_REFUSED'
  | 'REQUEST_IDEMPOTENCY_KEY_REUSED'
  | 'REQUEST_INVALID_CURSOR'
  | 'REQUEST_INVALID_DAYS'
  | 'REQUEST_INVALID_IDEMPOTENCY_KEY'
  | 'REQUEST_INVALID_INPUT'
  | 'REQUEST_INVALID_PAGE_SIZE'
  | 'REQUEST_MESSAGE_RATE_LIMITED'
  | 'REQUEST_MUST_NOT_BE_NULL'
  | 'REQUEST_RATE_LIMIT_EXCEEDED'
  | 'REQUEST_SUBSCRIPTION_NEEDS_STREAM'
  | 'REQUEST_TEMPORARILY_UNAVAILABLE'
  | 'REQUEST_TOO_MANY_IDENTIFIERS'
  | 'REQUEST_TOO_MANY_NODES'
  | 'REQUEST_TOO_MANY_SUBSCRIPTIONS'
  | 'RESOURCE_CANNOT_DELETE_MANAGEMENT_API'
  | 'RESOURCE_CANNOT_MODIFY_MANAGEMENT_API'
  | 'RESOURCE_INVALID_ACCESS_TOKEN_TTL'
  | 'RESOURCE_INVALID_INDICATOR'
  | 'RESOURCE_RESOURCE_IDENTIFIER_IN_USE'
  | 'ROLE_APPLICATION_EXISTS'
  | 'ROLE_INTERNAL_ROLE_VIOLATION'
  | 'ROLE_LAST_ADMINISTRATOR'
  | 'ROLE_MANAGEMENT_API_SCOPES_NOT_ASSIGNABLE_TO_USER_ROLE'
  | 'ROLE_NAME_IN_USE'
  | 'ROLE_SCOPE_EXISTS'
  | 'ROLE_TEXT_MISSING'
  | 'ROLE_USER_EXISTS'
  | 'SCOPE_NAME_EXISTS'
  | 'SCOPE_NAME_WITH_SPACE'
  | 'SCRIPT_INVALID'
  | 'SECRETS_THIRD_PARTY_TOKEN_SET_ACCESS_TOKEN_EXPIRED'
  | 'SECRETS_THIRD_PARTY_TOKEN_SET_TOKEN_NOT_FOUND'
  | 'SESSION_CAPTCHA_FAILED'
  | 'SESSION_CAPTCHA_REQUIRED'
  | 'SESSION_EMAIL_BLOCKLIST_EMAIL_NOT_ALLOWED'
  | 'SESSION_EMAIL_BLOCKLIST_EMAIL_SUBADDRESSING_NOT_ALLOWED'
  | 'SESSION_IDENTIFIER_NOT_FOUND'
  | 'SESSION_IDENTITY_CONFLICT'
  | 'SESSION_INSUFFICIENT_INFO'
  | 'SESSION_INTERACTION_BUSY'
  | 'SESSION_INTERACTION_NOT_FOUND'
  | 'SESSION_INVALID_CONNECTOR_ID'
  | 'SESSION_INVALID_CREDENTIALS'
  | 'SESSION_INVALID_INTERACTION_TYPE'
  | 'SESSION_MFA_BACKUP_CODE_CAN_NOT_BE_ALONE'
  | 'SESSION_MFA_BACKUP_CODE_REQUIRED'
  | 'SESSION_MFA_INVALID_BACKUP_CODE'
  | 'SESSION_MFA_INVALID_TOTP_CODE'
  | 'SESSION_MFA_MFA_FACTOR_NOT_ENABLED'
  | 'SESSION_MFA_MFA_POLICY_NOT_USER_CONTROLLED'
  | 'SESSION_MFA_REQUIRE_MFA_VERIFICATION'
  | 'SESSION_MFA_SUGGEST_ADDITIONAL_MFA'
  | 'SESSION_MFA_TRUSTED_DEVICE_NOT_ALLOWED'
  | 'SESSION_MFA_WEBAUTHN_VERIFICATION_FAILED'
  | 'SESSION_NOT_FOUND'
  | 'SESSION_NOT_SUPPORTED_FOR_FORGOT_PASSWORD'
  | 'SESSION_SSO_ENABLED'
  | 'SESSION_VERIFICATION_BLOCKED_TOO_MANY_ATTEMPTS'
  | 'SESSION_VERIFICATION_FAILED'
  | 'SESSION_VERIFICATION_SESSION_NOT_FOUND'
  | 'SETUP_ALREADY_DONE'
  | 'SETUP_INVALID_CODE'
  | 'SETUP_INVALID_MACHINE_CREDENTIALS'
  | 'SETUP_WEAK_PASSWORD'
  | 'SIGN_IN_EXPERIENCES_ADAPTIVE_MFA_MISMATCH'
  | 'SIGN_IN_EXPERIENCES_AT_LEAST_ONE_AUTHENTICATION_FACTOR'
  | 'SIGN_IN_EXPERIENCES_BACKUP_CODE_CANNOT_BE_ENABLED_ALONE'
  | 'SIGN_IN_EXPERIENCES_CODE_SIGN_IN_MUST_BE_ENABLED'
  | 'SIGN_IN_EXPERIENCES_DUPLICATED_MFA_FACTORS'
  | 'SIGN_IN_EXPERIENCES_DUPLICATED_SIGN_UP_IDENTIFIERS'
  | 'SIGN_IN_EXPERIENCES_ENABLED_CONNECTOR_NOT_FOUND'
  | 'SIGN_IN_EXPERIENCES_MISSING_SIGN_UP_IDENTIFIERS'
  | 'SIGN_IN_EXPERIENCES_PASSWORD_EXPIRATION_NOT_ENABLED'
  | 'SIGN_IN_EXPERIENCES_PASSWORD_EXPIRATION_REQUIRES_FORGOT_PASSWORD'
  | 'SIGN_IN_EXPERIENCES_PASSWORDLESS_REQUIRES_VERIFY'
  | 'SIGN_IN_EXPERIENCES_UNSUPPORTED_DEFAULT_LANGUAGE'
  | 'SIGN_IN_EXPERIENCES_USERNAME_CASE_CONFLICT'
  | 'SIGN_IN_EXPERIENCES_VERIFICATION_CODE_FOR_SIGN_IN_AND_MFA'
  | 'SINGLE_SIGN_ON_ACTIVE_SIGNING_KEY_REQUIRED'
  | 'SINGLE_SIGN_ON_CAN_NOT_DELETE_ACTIVE_SIGNING_KEY'
  | 'SINGLE_SIGN_ON_DUPLICATE_CONNECTOR_NAME'
  | 'SINGLE_SIGN_ON_DUPLICATED_DOMAINS'
  | 'SINGLE_SIGN_ON_FORBIDDEN_DOMAINS'
  | 'SINGLE_SIGN_ON_IDP_INITIATED_AUTHENTICATION_CLIENT_CALLBACK_URI_NOT_FOUND'
  | 'SINGLE_SIGN_ON_IDP_INITIATED_AUTHENTICATION_INVALID_APPLICATION_TYPE'
  | 'SINGLE_SIGN_ON_IDP_INITIATED_AUTHENTICATION_INVALID_PARAMETER'
  | 'SINGLE_SIGN_ON_IDP_INITIATED_AUTHENTICATION_NOT_SUPPORTED'
  | 'SINGLE_SIGN_ON_IDP_INITIATED_AUTHENTICATION_REDIRECT_URI_NOT_REGISTERED'
  | 'SINGLE_SIGN_ON_INVALID_BRANDING'
  | 'SINGLE_SIGN_ON_INVALID_DOMAIN'
  | 'STORAGE_NOT_CONFIGURED'
  | 'STORAGE_TOO_MANY_UPLOADS'
  | 'STORAGE_UPLOAD_ERROR'
  | 'USER_BACKUP_CODE_ALREADY_IN_USE'
  | 'USER_CANNOT_DELETE_SELF'
  | 'USER_CANNOT_SUSPEND_SELF'
  | 'USER_EMAIL_ALREADY_IN_USE'
  | 'USER_EMAIL_EXISTS_IN_PROFILE'
  | 'USER_ENTERPRISE_SSO_IDENTITY_NOT_EXISTS'
  | 'USER_IDENTITY_ALREADY_IN_USE'
  | 'USER_IDENTITY_NOT_EXIST'
  | 'USER_INVALID_EMAIL'
  | 'USER_INVALID_EXTRA_PROFILE'
  | 'USER_INVALID_IDENTITY'
  | 'USER_INVALID_PASSWORD_DIGEST'
  | 'USER_INVALID_PHONE'
  | 'USER_INVALID_ROLE_TYPE'
  | 'USER_INVALID_USERNAME'
  | 'USER_LAST_SIGN_IN_METHOD_REQUIRED'
  | 'USER_MISSING_MFA'
  | 'USER_MISSING_PROFILE'
  | 'USER_NEW_PASSWORD_REQUIRED_IN_PROFILE'
  | 'USER_PASSKEY_ALREADY_IN_USE'
  | 'USER_PASSKEY_PREFERRED'
  | 'USER_PASSWORD_ALGORITHM_REQUIRED'
  | 'USER_PASSWORD_AND_DIGEST'
  | 'USER_PASSWORD_EMPTY'
  | 'USER_PASSWORD_EXISTS_IN_PROFILE'
  | 'USER_PASSWORD_TOO_LONG'
  | 'USER_PERSONAL_ACCESS_TOKEN_NAME_EXISTS'
  | 'USER_PHONE_ALREADY_IN_USE'
  | 'USER_PHONE_EXISTS_IN_PROFILE'
  | 'USER_SAME_PASSWORD'
  | 'USER_SIGN_IN_METHOD_NOT_ENABLED'
  | 'USER_SSO_IDENTITY_NOT_EXIST'
  | 'USER_SUGGEST_MFA'
  | 'USER_SUSPENDED'
  | 'USER_TOTP_ALREADY_IN_USE'
  | 'USER_TOTP_SECRET_INVALID'
  | 'USER_USER_NOT_EXIST'
  | 'USER_USERNAME_ALREADY_IN_USE'
  | 'USER_USERNAME_EXISTS_IN_PROFILE'
  | 'USER_USERNAME_INVALID_CHARSET_HARD'
  | 'USER_USERNAME_LOWERCASE_NOT_ALLOWED'
  | 'USER_USERNAME_NUMBERS_NOT_ALLOWED'
  | 'USER_USERNAME_REQUIRED'
  | 'USER_USERNAME_STARTS_WITH_NUMBER'
  | 'USER_USERNAME_TOO_LONG'
  | 'USER_USERNAME_TOO_SHORT'
  | 'USER_USERNAME_UNDERSCORE_NOT_ALLOWED'
  | 'USER_USERNAME_UPPERCASE_NOT_ALLOWED'
  | 'USER_WRONG_BACKUP_CODE_FORMAT'
  | 'VERIFICATION_CODE_CODE_MISMATCH'
  | 'VERIFICATION_CODE_EXCEED_MAX_TRY'
  | 'VERIFICATION_CODE_EXPIRED'
  | 'VERIFICATION_CODE_NOT_FOUND'
  | 'VERIFICATION_RECORD_NOT_FOUND'
  | 'VERIFICATION_RECORD_PERMISSION_DENIED';

/** Something that happened: a sign-in, a token, an administrative change. */
export type Event = Node & {
  __typename?: 'Event';
  /** The global id. */
  id: Scalars['ID']['output'];
  eventId: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  result: Scalars['String']['output'];
  actorKind: Scalars['String']['output'];
  actorId?: Maybe<Scalars['String']['output']>;
  userId?: Maybe<Scalars['ID']['output']>;
  applicationId?: Maybe<Scalars['ID']['output']>;
  organizationId?: Maybe<Scalars['ID']['output']>;
  sessionId?: Maybe<Scalars['ID']['output']>;
  ip?: Maybe<Scalars['String']['output']>;
  userAgent?: Maybe<Scalars['String']['output']>;
  /** Details; secrets are masked. */
  payload?: Maybe<Scalars['JSON']['output']>;
  /** Those details that an organization's own administrators see too. */
  details: Scalars['JSON']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** The user, unless they are gone. */
  user?: Maybe<User>;
  /** The application, unless it is gone or built in. */
  application?: Maybe<Application>;
};

/** A page of a list. */
export type EventConnection = {
  __typename?: 'EventConnection';
  edges: Array<EventEdge>;
  nodes: Array<Event>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type EventEdge = {
  __typename?: 'EventEdge';
  cursor: Scalars['String']['output'];
  node: Event;
};

export type EventFilter = {
  /** An event's key, or the start of keys. */
  key?: InputMaybe<Scalars['String']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
  applicationId?: InputMaybe<Scalars['ID']['input']>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  result?: InputMaybe<Scalars['String']['input']>;
  after?: InputMaybe<Scalars['DateTime']['input']>;
  before?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A claim beyond OpenID Connect's own. */
export type ExtendedClaim =
  | 'CUSTOM_DATA'
  | 'IDENTITIES'
  | 'SSO_IDENTITIES'
  | 'ROLES'
  | 'ORGANIZATIONS'
  | 'ORGANIZATION_DATA'
  | 'ORGANIZATION_ROLES';

/** A count, and how much more that is than in the same time before. */
export type Figure = {
  __typename?: 'Figure';
  count: Scalars['Int']['output'];
  delta: Scalars['Int']['output'];
};

/** What a user let an application do; every token of the application comes from it. */
export type Grant = {
  __typename?: 'Grant';
  grantId: Scalars['ID']['output'];
  applicationId: Scalars['ID']['output'];
  userId: Scalars['ID']['output'];
  /** OpenID scopes. */
  scopes: Array<Scalars['String']['output']>;
  resourceScopes: Array<GrantedScopes>;
  /** Whether it outlives the session. */
  isOffline: Scalars['Boolean']['output'];
  sessionId?: Maybe<Scalars['ID']['output']>;
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  /** None for the applications of the server itself. */
  application?: Maybe<Application>;
  user?: Maybe<User>;
  /** Where a third-party application may act for the user. */
  organizations?: Maybe<Array<Organization>>;
};

export type GrantAdministratorInput = {
  userId: Scalars['ID']['input'];
};

export type GrantAdministratorPayload = {
  __typename?: 'GrantAdministratorPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

/** A page of a list. */
export type GrantConnection = {
  __typename?: 'GrantConnection';
  edges: Array<GrantEdge>;
  nodes: Array<Grant>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type GrantEdge = {
  __typename?: 'GrantEdge';
  cursor: Scalars['String']['output'];
  node: Grant;
};

/** Scopes of one API resource. */
export type GrantedScopes = {
  __typename?: 'GrantedScopes';
  indicator: Scalars['String']['output'];
  scopes: Array<Scalars['String']['output']>;
};

/** Where sign-ins lead that begin at a SAML provider. */
export type IdpInitiatedSignIn = {
  __typename?: 'IdpInitiatedSignIn';
  applicationId: Scalars['ID']['output'];
  /** Of the authorization request; without it the application's first one. */
  redirectUri?: Maybe<Scalars['String']['output']>;
  /** Further ones of that request. */
  parameters: Scalars['JSON']['output'];
  /** This server begins the authorization request, not the application. */
  sendsRequest: Scalars['Boolean']['output'];
  /** Where the application begins it; `ssoConnectorId` is added to the address. */
  applicationUri?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
};

export type ImportUsersInput = {
  /** 1 to 10,000. */
  rows: Array<ImportedUserInput>;
  /** What becomes of a row whose user is there already: the one with its id or, without an id, the one with its user name, e-mail address or phone number. */
  onConflict?: OnConflict;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type ImportUsersPayload = {
  __typename?: 'ImportUsersPayload';
  bulkJob?: Maybe<BulkJob>;
  userErrors: Array<UserError>;
};

/** A user to create, or what to change of one. What is left out stays, null clears, `customData` and `profile` are replaced as a whole. */
export type ImportedUserInput = {
  /** Kept as it is: 1 to 12 letters, digits, hyphens and underscores. */
  userId?: InputMaybe<Scalars['ID']['input']>;
  username?: InputMaybe<Scalars['String']['input']>;
  primaryEmail?: InputMaybe<Scalars['String']['input']>;
  primaryPhone?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  avatar?: InputMaybe<Scalars['String']['input']>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  profile?: InputMaybe<UserProfileInput>;
  /** In clear. Hashing takes time: an import with digests is much faster. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** Of another system; made anew at the next sign-in. */
  passwordDigest?: InputMaybe<Scalars['String']['input']>;
  /** What made the digest: Argon2i, Argon2id, Argon2d, SHA1, SHA256, MD5, Bcrypt or Legacy. */
  passwordAlgorithm?: InputMaybe<Scalars['String']['input']>;
  /** Of new users. */
  isSuspended?: InputMaybe<Scalars['Boolean']['input']>;
  createdAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Where messages go: each kind to the inbox until a connector for it is set up. */
export type Inbox = {
  __typename?: 'Inbox';
  /** Whether this server keeps messages at all. */
  isOpen: Scalars['Boolean']['output'];
  takesEmails: Scalars['Boolean']['output'];
  takesTextMessages: Scalars['Boolean']['output'];
};

/** What a message says. */
export type InboxContent = {
  __typename?: 'InboxContent';
  /** Empty for a text message. */
  subject: Scalars['String']['output'];
  body: Scalars['String']['output'];
  isHtml: Scalars['Boolean']['output'];
  /** The code in it, for copying. */
  code?: Maybe<Scalars['String']['output']>;
  /** The link in it, for opening. */
  link?: Maybe<Scalars['String']['output']>;
};

/** A message that no connector would have sent, kept for a day at most. */
export type InboxMessage = Node & {
  __typename?: 'InboxMessage';
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The plain id. */
  inboxMessageId: Scalars['ID']['output'];
  channel: MessageChannel;
  recipient: Scalars['String']['output'];
  /** What it is for, as templates name it: `SignIn` … */
  usage: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Null for whoever may not do everything: a code signs in whomever it was sent to. */
  content?: Maybe<InboxContent>;
};

/** A page of a list. */
export type InboxMessageConnection = {
  __typename?: 'InboxMessageConnection';
  edges: Array<InboxMessageEdge>;
  nodes: Array<InboxMessage>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type InboxMessageEdge = {
  __typename?: 'InboxMessageEdge';
  cursor: Scalars['String']['output'];
  node: InboxMessage;
};

export type InboxMessageFilter = {
  channel?: InputMaybe<MessageChannel>;
  /** The whole address, whatever its case. */
  recipient?: InputMaybe<Scalars['String']['input']>;
};

/** What somebody comes to the sign-in for. */
export type InteractionEvent =
  | 'SIGN_IN'
  | 'REGISTER'
  | 'FORGOT_PASSWORD';

/** An invitation to an organization, by e-mail address. */
export type Invitation = Node & {
  __typename?: 'Invitation';
  /** The global id. */
  id: Scalars['ID']['output'];
  invitationId: Scalars['ID']['output'];
  organizationId: Scalars['ID']['output'];
  /** An e-mail address. */
  invitee: Scalars['String']['output'];
  status: InvitationStatus;
  expiresAt: Scalars['DateTime']['output'];
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
  inviterId?: Maybe<Scalars['ID']['output']>;
  acceptedUserId?: Maybe<Scalars['ID']['output']>;
  /** What the invited person will hold there. */
  roles: Array<OrganizationRole>;
  inviter?: Maybe<User>;
  acceptedUser?: Maybe<User>;
};

/** A page of a list. */
export type InvitationConnection = {
  __typename?: 'InvitationConnection';
  edges: Array<InvitationEdge>;
  nodes: Array<Invitation>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type InvitationEdge = {
  __typename?: 'InvitationEdge';
  cursor: Scalars['String']['output'];
  node: Invitation;
};

export type InvitationFilter = {
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  inviterId?: InputMaybe<Scalars['ID']['input']>;
  invitee?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<InvitationStatus>;
};

/** What the template of the message is filled in with. */
export type InvitationMessageInput = {
  link?: InputMaybe<Scalars['String']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  uiLocales?: InputMaybe<Scalars['String']['input']>;
};

/** Pending may become any of the others, which are final. */
export type InvitationStatus =
  | 'PENDING'
  | 'ACCEPTED'
  | 'EXPIRED'
  | 'REVOKED';

export type InviteToOrganizationInput = {
  organizationId: Scalars['ID']['input'];
  /** An e-mail address. */
  invitee: Scalars['String']['input'];
  expiresAt: Scalars['DateTime']['input'];
  organizationRoleIds?: Array<Scalars['ID']['input']>;
  inviterId?: InputMaybe<Scalars['ID']['input']>;
  /** Without one, nothing is sent. */
  message?: InputMaybe<InvitationMessageInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type InviteToOrganizationPayload = {
  __typename?: 'InviteToOrganizationPayload';
  invitation?: Maybe<Invitation>;
  userErrors: Array<UserError>;
};

/** The kind of a key pair. */
export type KeyFamily =
  | 'EC'
  | 'RSA'
  | 'OKP';

/** Whether a key will sign, signs, or has signed and still verifies. */
export type KeyStatus =
  | 'NEXT'
  | 'CURRENT'
  | 'PREVIOUS';

/** An account at a provider that was verified by `newVerificationId`. */
export type LinkMyIdentityInput = {
  newVerificationId: Scalars['ID']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type LinkMyIdentityPayload = {
  __typename?: 'LinkMyIdentityPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

/** A machine-to-machine application as its organization sees it. */
export type MachineMember = {
  __typename?: 'MachineMember';
  applicationId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  joinedAt: Scalars['DateTime']['output'];
  roles: Array<OrganizationRole>;
  application?: Maybe<Application>;
};

/** A page of a list. */
export type MachineMemberConnection = {
  __typename?: 'MachineMemberConnection';
  edges: Array<MachineMemberEdge>;
  nodes: Array<MachineMember>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type MachineMemberEdge = {
  __typename?: 'MachineMemberEdge';
  cursor: Scalars['String']['output'];
  node: MachineMember;
};

/** A person as their organization sees them. */
export type Member = Node & {
  __typename?: 'Member';
  /** The global id. */
  id: Scalars['ID']['output'];
  userId: Scalars['ID']['output'];
  name?: Maybe<Scalars['String']['output']>;
  username?: Maybe<Scalars['String']['output']>;
  avatar?: Maybe<Scalars['String']['output']>;
  primaryEmail?: Maybe<Scalars['String']['output']>;
  joinedAt: Scalars['DateTime']['output'];
  roles: Array<OrganizationRole>;
  /** The whole user, for whoever may read users. */
  user?: Maybe<User>;
};

/** A page of a list. */
export type MemberConnection = {
  __typename?: 'MemberConnection';
  edges: Array<MemberEdge>;
  nodes: Array<Member>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type MemberEdge = {
  __typename?: 'MemberEdge';
  cursor: Scalars['String']['output'];
  node: Member;
};

export type MemberFilter = {
  /** Part of the id, name or identifiers. */
  text?: InputMaybe<Scalars['String']['input']>;
  organizationRoleId?: InputMaybe<Scalars['ID']['input']>;
};

export type MemberOrder = {
  field: MemberOrderField;
  direction: OrderDirection;
};

export type MemberOrderField =
  | 'JOINED_AT'
  | 'NAME';

/** Top-level keys to set; the others stay. */
export type MergeApplicationCustomDataInput = {
  applicationId: Scalars['ID']['input'];
  customData: Scalars['JSON']['input'];
};

export type MergeApplicationCustomDataPayload = {
  __typename?: 'MergeApplicationCustomDataPayload';
  customData?: Maybe<Scalars['JSON']['output']>;
  userErrors: Array<UserError>;
};

/** Keys to set; the others stay. */
export type MergeMyProfileInput = {
  profile: UserProfileInput;
};

export type MergeMyProfilePayload = {
  __typename?: 'MergeMyProfilePayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

/** Top-level keys to set; the others stay. */
export type MergeUserCustomDataInput = {
  userId: Scalars['ID']['input'];
  customData: Scalars['JSON']['input'];
};

export type MergeUserCustomDataPayload = {
  __typename?: 'MergeUserCustomDataPayload';
  customData?: Maybe<Scalars['JSON']['output']>;
  userErrors: Array<UserError>;
};

/** The ways by which messages reach people. */
export type MessageChannel =
  | 'EMAIL'
  | 'PHONE';

/** What clients known by their metadata document may ask people for. */
export type MetadataClientScopes = {
  __typename?: 'MetadataClientScopes';
  userScopes: Array<Scalars['String']['output']>;
  organizationScopes: Array<DescribedScope>;
  resourceScopes: Array<DescribedScope>;
  organizationResourceScopes: Array<DescribedScope>;
};

export type MetadataScopeKind =
  | 'USER'
  | 'RESOURCE'
  | 'ORGANIZATION'
  | 'ORGANIZATION_RESOURCE';

/** A second factor of a user; its secret is shown by the creating mutation alone. */
export type MfaFactor = Node & {
  __typename?: 'MfaFactor';
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The plain id. */
  mfaFactorId: Scalars['ID']['output'];
  type: MfaFactorType;
  name?: Maybe<Scalars['String']['output']>;
  /** The browser in which a passkey was made. */
  agent?: Maybe<Scalars['String']['output']>;
  /** How many backup codes are unused. */
  remainingCodes?: Maybe<Scalars['Int']['output']>;
  createdAt: Scalars['DateTime']['output'];
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A kind of second factor that people set up. */
export type MfaFactorType =
  | 'TOTP'
  | 'WEB_AUTHN'
  | 'BACKUP_CODE';

export type Mutation = {
  __typename?: 'Mutation';
  /** Make the owner of the invited address a member; for the server's administrators and back ends. */
  acceptInvitation: AcceptInvitationPayload;
  /** Let a third-party application ask users for more. */
  addApplicationConsentScopes: AddApplicationConsentScopesPayload;
  /** Make a further secret, shown here. */
  addApplicationSecret: AddApplicationSecretPayload;
  /** Let a third-party application act for a user in further organizations of theirs. */
  addConsentedOrganizations: AddConsentedOrganizationsPayload;
  /** Let people with a verified address in a domain join an organization. */
  addJitEmailDomain: AddJitEmailDomainPayload;
  /** Give newcomers of an organization these roles too. */
  addJitRoles: AddJitRolesPayload;
  /** Let people who sign in through these enterprise connectors join too. */
  addJitSsoConnectors: AddJitSsoConnectorsPayload;
  /** Let clients known by their metadata document ask for more. */
  addMetadataClientScopes: AddMetadataClientScopesPayload;
  /** Keep backup codes. */
  addMyBackupCodes: AddMyBackupCodesPayload;
  /** Set up a passkey. */
  addMyPasskey: AddMyPasskeyPayload;
  /** Set up an authenticator app. */
  addMyTotp: AddMyTotpPayload;
  /** Make machine-to-machine applications members of an organization. */
  addOrganizationApplications: AddOrganizationApplicationsPayload;
  /** Make users members of an organization; at most 5000 at once. */
  addOrganizationMembers: AddOrganizationMembersPayload;
  /** Make many users members of organizations in the background; who is a member already stays one. */
  addOrganizationMembersInBulk: AddOrganizationMembersInBulkPayload;
  /** Let a role give these API scopes too. */
  addOrganizationRoleResourceScopes: AddOrganizationRoleResourceScopesPayload;
  /** Let a role give these organization scopes too. */
  addOrganizationRoleScopes: AddOrganizationRoleScopesPayload;
  /** Let a role give further scopes. */
  addRoleScopes: AddRoleScopesPayload;
  /** Make a further certificate; it is not in use until it is activated. */
  addSamlCertificate: AddSamlCertificatePayload;
  /** Make another key that signs SAML requests; when it is to sign, the others stop to. */
  addSsoSigningKey: AddSsoSigningKeyPayload;
  /** Give a machine-to-machine application roles. */
  assignApplicationRoles: AssignApplicationRolesPayload;
  /** Give many members organization roles besides those that they hold; at most 5000 members at once. */
  assignMemberRoles: AssignMemberRolesPayload;
  /** Give many member applications organization roles besides those that they hold. */
  assignOrganizationApplicationRoles: AssignOrganizationApplicationRolesPayload;
  /** Give a role to machines that do not hold it yet. */
  assignRoleToApplications: AssignRoleToApplicationsPayload;
  /** Give a role to users who do not hold it yet. */
  assignRoleToUsers: AssignRoleToUsersPayload;
  /** Give a user roles. */
  assignUserRoles: AssignUserRolesPayload;
  /** Give many users roles in the background, besides those that they hold. */
  assignUserRolesInBulk: AssignUserRolesInBulkPayload;
  /** What a browser makes a passkey from. */
  beginMyPasskey: BeginMyPasskeyPayload;
  /** Begin a visit to a social provider. */
  beginMySocialVerification: BeginMySocialVerificationPayload;
  /** Stop a job after the rows that are being done; what was done stays. */
  cancelBulkJob: CancelBulkJobPayload;
  /** Send a test message with settings that need not be stored. */
  checkConnector: CheckConnectorPayload;
  /** Register an application; a confidential one gets a first secret, shown here. */
  createApplication: CreateApplicationPayload;
  /** Give a user ten backup codes, shown here alone; another factor has to be there. */
  createBackupCodes: CreateBackupCodesPayload;
  /** Set up a connector; one for mails or text messages replaces the one that is there. */
  createConnector: CreateConnectorPayload;
  /** Make a token for one's own programs; its value is shown here alone. */
  createMyPersonalAccessToken: CreateMyPersonalAccessTokenPayload;
  /** Make a token that signs the owner of an address in, once; its value is shown here. */
  createOneTimeToken: CreateOneTimeTokenPayload;
  /** Create an organization. */
  createOrganization: CreateOrganizationPayload;
  /** Create an organization role. */
  createOrganizationRole: CreateOrganizationRolePayload;
  /** Create an organization scope. */
  createOrganizationScope: CreateOrganizationScopePayload;
  /** Make a token for a user's own programs; its value is shown here. */
  createPersonalAccessToken: CreatePersonalAccessTokenPayload;
  /** Ask people for one more detail. */
  createProfileField: CreateProfileFieldPayload;
  /** Register an API. */
  createResource: CreateResourcePayload;
  /** Create a role with its scopes. */
  createRole: CreateRolePayload;
  /** Register an application that signs people in through SAML; its first certificate comes with it. */
  createSamlApplication: CreateSamlApplicationPayload;
  /** Add a scope to an API. */
  createScope: CreateScopePayload;
  /** Set up a connector to the identity provider of an enterprise. */
  createSsoConnector: CreateSsoConnectorPayload;
  /** Issue a token with which a back end acts as a user, once, within ten minutes; never as one who holds more. */
  createSubjectToken: CreateSubjectTokenPayload;
  /** Give a user an authenticator app; its secret is shown here alone, as text and as a picture (data URL). */
  createTotpFactor: CreateTotpFactorPayload;
  /** Create a user; default roles come with it. */
  createUser: CreateUserPayload;
  /** Have events delivered to an address. */
  createWebhook: CreateWebhookPayload;
  /** Remove an application; its tokens end with it. */
  deleteApplication: DeleteApplicationPayload;
  /** Remove a secret; it stops working at once. */
  deleteApplicationSecret: DeleteApplicationSecretPayload;
  /** Remove a picture; pages that show it show nothing in its place. */
  deleteAsset: DeleteAssetPayload;
  /** Use no captcha service, and ask for no captcha. */
  deleteCaptchaProvider: DeleteCaptchaProviderPayload;
  /** Take a connector down; identities of users stay. */
  deleteConnector: DeleteConnectorPayload;
  /** Remove a cookie key; one has to stay. */
  deleteCookieKey: DeleteCookieKeyPayload;
  /** Speak a language in our own words again. */
  deleteCustomPhrases: DeleteCustomPhrasesPayload;
  /** Remove a message. */
  deleteEmailTemplate: DeleteEmailTemplatePayload;
  /** Remove the messages of a language, of a type, or of both. */
  deleteEmailTemplates: DeleteEmailTemplatesPayload;
  /** Throw messages of the inbox away. */
  deleteInboxMessages: DeleteInboxMessagesPayload;
  /** Forget an invitation; a membership that came of it stays. */
  deleteInvitation: DeleteInvitationPayload;
  /** Take a second factor from a user, for one who has lost it. */
  deleteMfaFactor: DeleteMfaFactorPayload;
  /** Do without a second factor. */
  deleteMyMfaFactor: DeleteMyMfaFactorPayload;
  /** Take one of one's tokens away. */
  deleteMyPersonalAccessToken: DeleteMyPersonalAccessTokenPayload;
  /** Be asked for one's second factor again in one browser. */
  deleteMyTrustedDevice: DeleteMyTrustedDevicePayload;
  /** Be asked for one's second factor again in every browser. */
  deleteMyTrustedDevices: DeleteMyTrustedDevicesPayload;
  /** Forget a token; it signs nobody in any more. */
  deleteOneTimeToken: DeleteOneTimeTokenPayload;
  /** Remove an organization with its memberships. */
  deleteOrganization: DeleteOrganizationPayload;
  /** Remove an organization role from all members. */
  deleteOrganizationRole: DeleteOrganizationRolePayload;
  /** Remove an organization scope from all roles. */
  deleteOrganizationScope: DeleteOrganizationScopePayload;
  /** Take a personal access token away; nothing is exchanged for it from then on. */
  deletePersonalAccessToken: DeletePersonalAccessTokenPayload;
  /** Ask people for a detail no longer. */
  deleteProfileField: DeleteProfileFieldPayload;
  /** Remove an API with its scopes. */
  deleteResource: DeleteResourcePayload;
  /** Remove a role from everybody who holds it. */
  deleteRole: DeleteRolePayload;
  /** Remove a SAML application with its settings and certificates. */
  deleteSamlApplication: DeleteSamlApplicationPayload;
  /** Remove a certificate that is not in use, with its key. */
  deleteSamlCertificate: DeleteSamlCertificatePayload;
  /** Remove a scope from its API and from all roles. */
  deleteScope: DeleteScopePayload;
  /** Remove a script. */
  deleteScript: DeleteScriptPayload;
  /** Remove a previous signing key: tokens that it signed are valid no longer. */
  deleteSigningKey: DeleteSigningKeyPayload;
  /** Take an enterprise connector down, with the identities that came through it. */
  deleteSsoConnector: DeleteSsoConnectorPayload;
  /** Delete a key that does not sign. */
  deleteSsoSigningKey: DeleteSsoSigningKeyPayload;
  /** Forget the tokens that are kept for an account. */
  deleteStoredTokens: DeleteStoredTokensPayload;
  /** Have a user asked for their second factor again in one browser. */
  deleteTrustedDevice: DeleteTrustedDevicePayload;
  /** Have a user asked for their second factor again in every browser. */
  deleteTrustedDevices: DeleteTrustedDevicesPayload;
  /** Remove a user with all that belongs to them. */
  deleteUser: DeleteUserPayload;
  /** Stop deliveries and forget the webhook. */
  deleteWebhook: DeleteWebhookPayload;
  /** Make ten backup codes; nothing is stored yet. */
  drawMyBackupCodes: DrawMyBackupCodesPayload;
  /** Make a secret for an authenticator app; nothing is stored yet. */
  drawMyTotpSecret: DrawMyTotpSecretPayload;
  /** Sign out of one browser. */
  endMySession: EndMySessionPayload;
  /** End one session of a user, with the tokens that came from it. */
  endUserSession: EndUserSessionPayload;
  /** Make a user an administrator of this server. */
  grantAdministrator: GrantAdministratorPayload;
  /** Create or update many users in the background; ids, digests of other systems and times of creation are kept. */
  importUsers: ImportUsersPayload;
  /** Invite somebody; members do so in their own name, to roles that give no more than theirs. */
  inviteToOrganization: InviteToOrganizationPayload;
  /** Link an account at a provider. */
  linkMyIdentity: LinkMyIdentityPayload;
  /** Set top-level keys of an application's custom data; concurrent changes of other keys are kept. */
  mergeApplicationCustomData: MergeApplicationCustomDataPayload;
  /** Set details of oneself. */
  mergeMyProfile: MergeMyProfilePayload;
  /** Set top-level keys of a user's custom data; concurrent changes of other keys are kept. */
  mergeUserCustomData: MergeUserCustomDataPayload;
  /** Let a suspended user sign in again. */
  reinstateUser: ReinstateUserPayload;
  /** Let a third-party application ask users for a scope no longer. */
  removeApplicationConsentScope: RemoveApplicationConsentScopePayload;
  /** Take a role from a machine-to-machine application. */
  removeApplicationRole: RemoveApplicationRolePayload;
  /** Let a third-party application act for a user in an organization no longer. */
  removeConsentedOrganization: RemoveConsentedOrganizationPayload;
  /** Refuse sign-ins that begin at the provider. */
  removeIdpInitiatedSignIn: RemoveIdpInitiatedSignInPayload;
  /** Let people of a domain join no longer; who has joined stays. */
  removeJitEmailDomain: RemoveJitEmailDomainPayload;
  /** Give newcomers a role no longer; who has joined keeps it. */
  removeJitRole: RemoveJitRolePayload;
  /** Let people of an enterprise connector join no longer; who has joined stays. */
  removeJitSsoConnector: RemoveJitSsoConnectorPayload;
  /** Take an organization role from a member. */
  removeMemberRole: RemoveMemberRolePayload;
  /** Let clients known by their metadata document ask for a scope no longer. */
  removeMetadataClientScope: RemoveMetadataClientScopePayload;
  /** Have no e-mail address or phone number any more. */
  removeMyAddress: RemoveMyAddressPayload;
  /** End an application's membership. */
  removeOrganizationApplication: RemoveOrganizationApplicationPayload;
  /** Take an organization role from a member application. */
  removeOrganizationApplicationRole: RemoveOrganizationApplicationRolePayload;
  /** End a user's membership; their tokens for the organization end with it. */
  removeOrganizationMember: RemoveOrganizationMemberPayload;
  /** Let a role give an API scope no longer. */
  removeOrganizationRoleResourceScope: RemoveOrganizationRoleResourceScopePayload;
  /** Let a role give an organization scope no longer. */
  removeOrganizationRoleScope: RemoveOrganizationRoleScopePayload;
  /** Take a scope from a role. */
  removeRoleScope: RemoveRoleScopePayload;
  /** Unlink a user's account at a social provider. */
  removeUserIdentity: RemoveUserIdentityPayload;
  /** Take a role from a user. */
  removeUserRole: RemoveUserRolePayload;
  /** Give a secret another name. */
  renameApplicationSecret: RenameApplicationSecretPayload;
  /** Give a passkey a name. */
  renameMyPasskey: RenameMyPasskeyPayload;
  /** Give one of one's tokens another name. */
  renameMyPersonalAccessToken: RenameMyPersonalAccessTokenPayload;
  /** Give a personal access token another name. */
  renamePersonalAccessToken: RenamePersonalAccessTokenPayload;
  /** Let exactly these people use an application, once its access control is switched on. */
  replaceApplicationAccessRules: ReplaceApplicationAccessRulesPayload;
  /** Let a third-party application act for a user in exactly these organizations. */
  replaceConsentedOrganizations: ReplaceConsentedOrganizationsPayload;
  /** Let people of exactly these domains join. */
  replaceJitEmailDomains: ReplaceJitEmailDomainsPayload;
  /** Give newcomers exactly these roles. */
  replaceJitRoles: ReplaceJitRolesPayload;
  /** Let people who sign in through exactly these enterprise connectors join. */
  replaceJitSsoConnectors: ReplaceJitSsoConnectorsPayload;
  /** Give a member exactly these organization roles. */
  replaceMemberRoles: ReplaceMemberRolesPayload;
  /** Keep backup codes in place of those that there are; these end with it and not before. */
  replaceMyBackupCodes: ReplaceMyBackupCodesPayload;
  /** Link an account at a provider in place of another one there. */
  replaceMyIdentity: ReplaceMyIdentityPayload;
  /** Keep the access token that a new visit to a social provider has brought. */
  replaceMyProviderToken: ReplaceMyProviderTokenPayload;
  /** Set up an authenticator app in place of another one. */
  replaceMyTotp: ReplaceMyTotpPayload;
  /** Give a member application exactly these organization roles. */
  replaceOrganizationApplicationRoles: ReplaceOrganizationApplicationRolesPayload;
  /** Make exactly these applications the members; what stays keeps its roles. */
  replaceOrganizationApplications: ReplaceOrganizationApplicationsPayload;
  /** Make exactly these users the members; who stays keeps their roles. */
  replaceOrganizationMembers: ReplaceOrganizationMembersPayload;
  /** Say which account a user has at a social provider. */
  replaceUserIdentity: ReplaceUserIdentityPayload;
  /** Give a user exactly these roles. */
  replaceUserRoles: ReplaceUserRolesPayload;
  /** Sign deliveries with a new key from now on. */
  replaceWebhookSigningKey: ReplaceWebhookSigningKeyPayload;
  /** The access token that a provider gave, renewed if it has expired. */
  requestMyProviderToken: RequestMyProviderTokenPayload;
  /** Show the values of all secrets; it is audited. */
  revealApplicationSecrets: RevealApplicationSecretsPayload;
  /** Show a connector's settings with their secrets; who looked is on record. */
  revealConnectorConfig: RevealConnectorConfigPayload;
  /** Show one's backup codes again; it is audited. */
  revealMyBackupCodes: RevealMyBackupCodesPayload;
  /** Show the value of a token to those who may do everything; it is audited. */
  revealOneTimeToken: RevealOneTimeTokenPayload;
  /** Show the values of all personal access tokens of a user; it is audited. */
  revealPersonalAccessTokens: RevealPersonalAccessTokensPayload;
  /** Show the values of scripts' variables; it is audited. */
  revealScriptVariables: RevealScriptVariablesPayload;
  /** Show an enterprise connector's settings with their secrets; who looked is on record. */
  revealSsoConnectorConfig: RevealSsoConnectorConfigPayload;
  /** Let an administrator be one no more; the last one stays. */
  revokeAdministrator: RevokeAdministratorPayload;
  /** Take back what all users let an application do; every token of it ends. */
  revokeApplicationGrants: RevokeApplicationGrantsPayload;
  /** Take a pending invitation back. */
  revokeInvitation: RevokeInvitationPayload;
  /** Take back what one let an application do. */
  revokeMyGrant: RevokeMyGrantPayload;
  /** Take back what a user let an application do; every token of it ends. */
  revokeUserGrant: RevokeUserGrantPayload;
  /** Make a new cookie key; the one before it stays. */
  rotateCookieKey: RotateCookieKeyPayload;
  /** Make a new signing key; tokens of the one before it stay valid. */
  rotateSigningKey: RotateSigningKeyPayload;
  /** Send the message of a pending invitation once more. */
  sendInvitationMessage: SendInvitationMessagePayload;
  /** Have a code sent: to one's own address to prove that it is oneself, to another one to prove that it is one's. */
  sendMyVerificationCode: SendMyVerificationCodePayload;
  /** Send a code of six digits to an address; at most ten in ten minutes. */
  sendVerificationCode: SendVerificationCodePayload;
  /** Say how the sign-in pages look for one application. */
  setApplicationAppearance: SetApplicationAppearancePayload;
  /** Say what a third-party application may ask users for. */
  setApplicationConsentScopes: SetApplicationConsentScopesPayload;
  /** Use a captcha service. */
  setCaptchaProvider: SetCaptchaProviderPayload;
  /** Word the pages in a language. */
  setCustomPhrases: SetCustomPhrasesPayload;
  /** Make an API the one that tokens are for when a client names none; or undo it. */
  setDefaultResource: SetDefaultResourcePayload;
  /** Word messages; at most 1,000 at once. */
  setEmailTemplates: SetEmailTemplatesPayload;
  /** Say which claims beyond OpenID Connect's own ID Tokens state. */
  setIdTokenClaims: SetIdTokenClaimsPayload;
  /** Let sign-ins that begin at a SAML provider lead to an application, in place of what was set before. */
  setIdpInitiatedSignIn: SetIdpInitiatedSignInPayload;
  /** Say whether clients may be known by the address of their metadata document. */
  setMetadataClientsEnabled: SetMetadataClientsEnabledPayload;
  /** Take another e-mail address or phone number. */
  setMyAddress: SetMyAddressPayload;
  /** Choose a password. */
  setMyPassword: SetMyPasswordPayload;
  /** End a token before its time; one that has ended stays so. */
  setOneTimeTokenStatus: SetOneTimeTokenStatusPayload;
  /** Say which built-in permissions a role gives over its organization. */
  setOrganizationRolePermissions: SetOrganizationRolePermissionsPayload;
  /** Say which API scopes a role gives inside its organization. */
  setOrganizationRoleResourceScopes: SetOrganizationRoleResourceScopesPayload;
  /** Say which organization scopes a role gives. */
  setOrganizationRoleScopes: SetOrganizationRoleScopesPayload;
  /** Give profile fields their places in the form; all fields, in their order. */
  setProfileFieldOrder: SetProfileFieldOrderPayload;
  /** Use a certificate in the place of the one in use, or use it no longer. */
  setSamlCertificateActive: SetSamlCertificateActivePayload;
  /** Store a script in the place of any of its kind. */
  setScript: SetScriptPayload;
  /** Say how long sessions last that begin from now on. */
  setSessionTtl: SetSessionTtlPayload;
  /** Let a key sign, and no other one; or let it stop. */
  setSsoSigningKeyActive: SetSsoSigningKeyActivePayload;
  /** Make the first administrator, only while there is none, with the code that the server printed at its start. */
  setUpFirstAdministrator: SetUpFirstAdministratorPayload;
  /** Give a user a new password. */
  setUserPassword: SetUserPasswordPayload;
  /** Say whether a user has to choose a new password; possible where the settings let passwords expire. */
  setUserPasswordExpiration: SetUserPasswordExpirationPayload;
  /** Stop a user from signing in; sessions and tokens end with it. */
  suspendUser: SuspendUserPayload;
  /** Unlink the account at a provider. */
  unlinkMyIdentity: UnlinkMyIdentityPayload;
  /** Forget the wrong answers given for usernames, addresses and numbers, so that they can be tried again. */
  unlockIdentifiers: UnlockIdentifiersPayload;
  /** Change what people may see and change of their own account. */
  updateAccountCenter: UpdateAccountCenterPayload;
  /** Change an application's settings; its type and third-party standing never change. */
  updateApplication: UpdateApplicationPayload;
  /** Change an application's protocol metadata; members that contradict one another are refused. */
  updateApplicationProtocol: UpdateApplicationProtocolPayload;
  /** Change a connector; whole objects are replaced. */
  updateConnector: UpdateConnectorPayload;
  /** Let the console remember something for all administrators. */
  updateConsoleState: UpdateConsoleStatePayload;
  /** Change parts of a message. */
  updateEmailTemplate: UpdateEmailTemplatePayload;
  /** Change one's name, picture, username and custom data. */
  updateMyAccount: UpdateMyAccountPayload;
  /** Say what one is asked at sign-in. */
  updateMySignInSettings: UpdateMySignInSettingsPayload;
  /** Change an organization's data. */
  updateOrganization: UpdateOrganizationPayload;
  /** Change an organization role's name or description. */
  updateOrganizationRole: UpdateOrganizationRolePayload;
  /** Change an organization scope's name or description. */
  updateOrganizationScope: UpdateOrganizationScopePayload;
  /** Set all of a profile field but its name and place. */
  updateProfileField: UpdateProfileFieldPayload;
  /** Change an API's name or the lifetime of its tokens. */
  updateResource: UpdateResourcePayload;
  /** Change a role; its type never changes. */
  updateRole: UpdateRolePayload;
  /** Change a SAML application; whole objects are replaced. */
  updateSamlApplication: UpdateSamlApplicationPayload;
  /** Change a scope's name or description. */
  updateScope: UpdateScopePayload;
  /** Change parts of a script. */
  updateScript: UpdateScriptPayload;
  /** Change settings of the sign-in experience. */
  updateSignInExperience: UpdateSignInExperiencePayload;
  /** Change an enterprise connector; whole objects and lists are replaced. */
  updateSsoConnector: UpdateSsoConnectorPayload;
  /** Change a user's data. */
  updateUser: UpdateUserPayload;
  /** Change what a user is asked at sign-in; it can let a second factor be skipped. */
  updateUserSignInSettings: UpdateUserSignInSettingsPayload;
  /** Change which events are delivered, where, or whether any are. */
  updateWebhook: UpdateWebhookPayload;
  /** Hand in the passkey that the browser made. */
  verifyMyPasskey: VerifyMyPasskeyPayload;
  /** Prove by one's password that it is really oneself, for ten minutes. */
  verifyMyPassword: VerifyMyPasswordPayload;
  /** Hand in what the provider sent back. */
  verifyMySocialAccount: VerifyMySocialAccountPayload;
  /** Give the code that arrived. */
  verifyMyVerificationCode: VerifyMyVerificationCodePayload;
  /** Use a token up for the address that it was made for. */
  verifyOneTimeToken: VerifyOneTimeTokenPayload;
  /** Check the code that was sent to an address last; it counts once. */
  verifyVerificationCode: VerifyVerificationCodePayload;
};


export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


export type MutationAddApplicationConsentScopesArgs = {
  input: AddApplicationConsentScopesInput;
};


export type MutationAddApplicationSecretArgs = {
  input: AddApplicationSecretInput;
};


export type MutationAddConsentedOrganizationsArgs = {
  input: AddConsentedOrganizationsInput;
};


export type MutationAddJitEmailDomainArgs = {
  input: AddJitEmailDomainInput;
};


export type MutationAddJitRolesArgs = {
  input: AddJitRolesInput;
};


export type MutationAddJitSsoConnectorsArgs = {
  input: AddJitSsoConnectorsInput;
};


export type MutationAddMetadataClientScopesArgs = {
  input: AddMetadataClientScopesInput;
};


export type MutationAddMyBackupCodesArgs = {
  input: AddMyBackupCodesInput;
};


export type MutationAddMyPasskeyArgs = {
  input: AddMyPasskeyInput;
};


export type MutationAddMyTotpArgs = {
  input: AddMyTotpInput;
};


export type MutationAddOrganizationApplicationsArgs = {
  input: AddOrganizationApplicationsInput;
};


export type MutationAddOrganizationMembersArgs = {
  input: AddOrganizationMembersInput;
};


export type MutationAddOrganizationMembersInBulkArgs = {
  input: AddOrganizationMembersInBulkInput;
};


export type MutationAddOrganizationRoleResourceScopesArgs = {
  input: AddOrganizationRoleResourceScopesInput;
};


export type MutationAddOrganizationRoleScopesArgs = {
  input: AddOrganizationRoleScopesInput;
};


export type MutationAddRoleScopesArgs = {
  input: AddRoleScopesInput;
};


export type MutationAddSamlCertificateArgs = {
  input: AddSamlCertificateInput;
};


export type MutationAddSsoSigningKeyArgs = {
  input: AddSsoSigningKeyInput;
};


export type MutationAssignApplicationRolesArgs = {
  input: AssignApplicationRolesInput;
};


export type MutationAssignMemberRolesArgs = {
  input: AssignMemberRolesInput;
};


export type MutationAssignOrganizationApplicationRolesArgs = {
  input: AssignOrganizationApplicationRolesInput;
};


export type MutationAssignRoleToApplicationsArgs = {
  input: AssignRoleToApplicationsInput;
};


export type MutationAssignRoleToUsersArgs = {
  input: AssignRoleToUsersInput;
};


export type MutationAssignUserRolesArgs = {
  input: AssignUserRolesInput;
};


export type MutationAssignUserRolesInBulkArgs = {
  input: AssignUserRolesInBulkInput;
};


export type MutationBeginMyPasskeyArgs = {
  input: BeginMyPasskeyInput;
};


export type MutationBeginMySocialVerificationArgs = {
  input: BeginMySocialVerificationInput;
};


export type MutationCancelBulkJobArgs = {
  input: CancelBulkJobInput;
};


export type MutationCheckConnectorArgs = {
  input: CheckConnectorInput;
};


export type MutationCreateApplicationArgs = {
  input: CreateApplicationInput;
};


export type MutationCreateBackupCodesArgs = {
  input: CreateBackupCodesInput;
};


export type MutationCreateConnectorArgs = {
  input: CreateConnectorInput;
};


export type MutationCreateMyPersonalAccessTokenArgs = {
  input: CreateMyPersonalAccessTokenInput;
};


export type MutationCreateOneTimeTokenArgs = {
  input: CreateOneTimeTokenInput;
};


export type MutationCreateOrganizationArgs = {
  input: CreateOrganizationInput;
};


export type MutationCreateOrganizationRoleArgs = {
  input: CreateOrganizationRoleInput;
};


export type MutationCreateOrganizationScopeArgs = {
  input: CreateOrganizationScopeInput;
};


export type MutationCreatePersonalAccessTokenArgs = {
  input: CreatePersonalAccessTokenInput;
};


export type MutationCreateProfileFieldArgs = {
  input: CreateProfileFieldInput;
};


export type MutationCreateResourceArgs = {
  input: CreateResourceInput;
};


export type MutationCreateRoleArgs = {
  input: CreateRoleInput;
};


export type MutationCreateSamlApplicationArgs = {
  input: CreateSamlApplicationInput;
};


export type MutationCreateScopeArgs = {
  input: CreateScopeInput;
};


export type MutationCreateSsoConnectorArgs = {
  input: CreateSsoConnectorInput;
};


export type MutationCreateSubjectTokenArgs = {
  input: CreateSubjectTokenInput;
};


export type MutationCreateTotpFactorArgs = {
  input: CreateTotpFactorInput;
};


export type MutationCreateUserArgs = {
  input: CreateUserInput;
};


export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


export type MutationDeleteApplicationArgs = {
  input: DeleteApplicationInput;
};


export type MutationDeleteApplicationSecretArgs = {
  input: DeleteApplicationSecretInput;
};


export type MutationDeleteAssetArgs = {
  input: DeleteAssetInput;
};


export type MutationDeleteCaptchaProviderArgs = {
  input: DeleteCaptchaProviderInput;
};


export type MutationDeleteConnectorArgs = {
  input: DeleteConnectorInput;
};


export type MutationDeleteCookieKeyArgs = {
  input: DeleteCookieKeyInput;
};


export type MutationDeleteCustomPhrasesArgs = {
  input: DeleteCustomPhrasesInput;
};


export type MutationDeleteEmailTemplateArgs = {
  input: DeleteEmailTemplateInput;
};


export type MutationDeleteEmailTemplatesArgs = {
  input: DeleteEmailTemplatesInput;
};


export type MutationDeleteInboxMessagesArgs = {
  input: DeleteInboxMessagesInput;
};


export type MutationDeleteInvitationArgs = {
  input: DeleteInvitationInput;
};


export type MutationDeleteMfaFactorArgs = {
  input: DeleteMfaFactorInput;
};


export type MutationDeleteMyMfaFactorArgs = {
  input: DeleteMyMfaFactorInput;
};


export type MutationDeleteMyPersonalAccessTokenArgs = {
  input: DeleteMyPersonalAccessTokenInput;
};


export type MutationDeleteMyTrustedDeviceArgs = {
  input: DeleteMyTrustedDeviceInput;
};


export type MutationDeleteMyTrustedDevicesArgs = {
  input: DeleteMyTrustedDevicesInput;
};


export type MutationDeleteOneTimeTokenArgs = {
  input: DeleteOneTimeTokenInput;
};


export type MutationDeleteOrganizationArgs = {
  input: DeleteOrganizationInput;
};


export type MutationDeleteOrganizationRoleArgs = {
  input: DeleteOrganizationRoleInput;
};


export type MutationDeleteOrganizationScopeArgs = {
  input: DeleteOrganizationScopeInput;
};


export type MutationDeletePersonalAccessTokenArgs = {
  input: DeletePersonalAccessTokenInput;
};


export type MutationDeleteProfileFieldArgs = {
  input: DeleteProfileFieldInput;
};


export type MutationDeleteResourceArgs = {
  input: DeleteResourceInput;
};


export type MutationDeleteRoleArgs = {
  input: DeleteRoleInput;
};


export type MutationDeleteSamlApplicationArgs = {
  input: DeleteSamlApplicationInput;
};


export type MutationDeleteSamlCertificateArgs = {
  input: DeleteSamlCertificateInput;
};


export type MutationDeleteScopeArgs = {
  input: DeleteScopeInput;
};


export type MutationDeleteScriptArgs = {
  input: DeleteScriptInput;
};


export type MutationDeleteSigningKeyArgs = {
  input: DeleteSigningKeyInput;
};


export type MutationDeleteSsoConnectorArgs = {
  input: DeleteSsoConnectorInput;
};


export type MutationDeleteSsoSigningKeyArgs = {
  input: DeleteSsoSigningKeyInput;
};


export type MutationDeleteStoredTokensArgs = {
  input: DeleteStoredTokensInput;
};


export type MutationDeleteTrustedDeviceArgs = {
  input: DeleteTrustedDeviceInput;
};


export type MutationDeleteTrustedDevicesArgs = {
  input: DeleteTrustedDevicesInput;
};


export type MutationDeleteUserArgs = {
  input: DeleteUserInput;
};


export type MutationDeleteWebhookArgs = {
  input: DeleteWebhookInput;
};


export type MutationDrawMyBackupCodesArgs = {
  input: DrawMyBackupCodesInput;
};


export type MutationDrawMyTotpSecretArgs = {
  input: DrawMyTotpSecretInput;
};


export type MutationEndMySessionArgs = {
  input: EndMySessionInput;
};


export type MutationEndUserSessionArgs = {
  input: EndUserSessionInput;
};


export type MutationGrantAdministratorArgs = {
  input: GrantAdministratorInput;
};


export type MutationImportUsersArgs = {
  input: ImportUsersInput;
};


export type MutationInviteToOrganizationArgs = {
  input: InviteToOrganizationInput;
};


export type MutationLinkMyIdentityArgs = {
  input: LinkMyIdentityInput;
};


export type MutationMergeApplicationCustomDataArgs = {
  input: MergeApplicationCustomDataInput;
};


export type MutationMergeMyProfileArgs = {
  input: MergeMyProfileInput;
};


export type MutationMergeUserCustomDataArgs = {
  input: MergeUserCustomDataInput;
};


export type MutationReinstateUserArgs = {
  input: ReinstateUserInput;
};


export type MutationRemoveApplicationConsentScopeArgs = {
  input: RemoveApplicationConsentScopeInput;
};


export type MutationRemoveApplicationRoleArgs = {
  input: RemoveApplicationRoleInput;
};


export type MutationRemoveConsentedOrganizationArgs = {
  input: RemoveConsentedOrganizationInput;
};


export type MutationRemoveIdpInitiatedSignInArgs = {
  input: RemoveIdpInitiatedSignInInput;
};


export type MutationRemoveJitEmailDomainArgs = {
  input: RemoveJitEmailDomainInput;
};


export type MutationRemoveJitRoleArgs = {
  input: RemoveJitRoleInput;
};


export type MutationRemoveJitSsoConnectorArgs = {
  input: RemoveJitSsoConnectorInput;
};


export type MutationRemoveMemberRoleArgs = {
  input: RemoveMemberRoleInput;
};


export type MutationRemoveMetadataClientScopeArgs = {
  input: RemoveMetadataClientScopeInput;
};


export type MutationRemoveMyAddressArgs = {
  input: RemoveMyAddressInput;
};


export type MutationRemoveOrganizationApplicationArgs = {
  input: RemoveOrganizationApplicationInput;
};


export type MutationRemoveOrganizationApplicationRoleArgs = {
  input: RemoveOrganizationApplicationRoleInput;
};


export type MutationRemoveOrganizationMemberArgs = {
  input: RemoveOrganizationMemberInput;
};


export type MutationRemoveOrganizationRoleResourceScopeArgs = {
  input: RemoveOrganizationRoleResourceScopeInput;
};


export type MutationRemoveOrganizationRoleScopeArgs = {
  input: RemoveOrganizationRoleScopeInput;
};


export type MutationRemoveRoleScopeArgs = {
  input: RemoveRoleScopeInput;
};


export type MutationRemoveUserIdentityArgs = {
  input: RemoveUserIdentityInput;
};


export type MutationRemoveUserRoleArgs = {
  input: RemoveUserRoleInput;
};


export type MutationRenameApplicationSecretArgs = {
  input: RenameApplicationSecretInput;
};


export type MutationRenameMyPasskeyArgs = {
  input: RenameMyPasskeyInput;
};


export type MutationRenameMyPersonalAccessTokenArgs = {
  input: RenameMyPersonalAccessTokenInput;
};


export type MutationRenamePersonalAccessTokenArgs = {
  input: RenamePersonalAccessTokenInput;
};


export type MutationReplaceApplicationAccessRulesArgs = {
  input: ReplaceApplicationAccessRulesInput;
};


export type MutationReplaceConsentedOrganizationsArgs = {
  input: ReplaceConsentedOrganizationsInput;
};


export type MutationReplaceJitEmailDomainsArgs = {
  input: ReplaceJitEmailDomainsInput;
};


export type MutationReplaceJitRolesArgs = {
  input: ReplaceJitRolesInput;
};


export type MutationReplaceJitSsoConnectorsArgs = {
  input: ReplaceJitSsoConnectorsInput;
};


export type MutationReplaceMemberRolesArgs = {
  input: ReplaceMemberRolesInput;
};


export type MutationReplaceMyBackupCodesArgs = {
  input: ReplaceMyBackupCodesInput;
};


export type MutationReplaceMyIdentityArgs = {
  input: ReplaceMyIdentityInput;
};


export type MutationReplaceMyProviderTokenArgs = {
  input: ReplaceMyProviderTokenInput;
};


export type MutationReplaceMyTotpArgs = {
  input: ReplaceMyTotpInput;
};


export type MutationReplaceOrganizationApplicationRolesArgs = {
  input: ReplaceOrganizationApplicationRolesInput;
};


export type MutationReplaceOrganizationApplicationsArgs = {
  input: ReplaceOrganizationApplicationsInput;
};


export type MutationReplaceOrganizationMembersArgs = {
  input: ReplaceOrganizationMembersInput;
};


export type MutationReplaceUserIdentityArgs = {
  input: ReplaceUserIdentityInput;
};


export type MutationReplaceUserRolesArgs = {
  input: ReplaceUserRolesInput;
};


export type MutationReplaceWebhookSigningKeyArgs = {
  input: ReplaceWebhookSigningKeyInput;
};


export type MutationRequestMyProviderTokenArgs = {
  input: RequestMyProviderTokenInput;
};


export type MutationRevealApplicationSecretsArgs = {
  input: RevealApplicationSecretsInput;
};


export type MutationRevealConnectorConfigArgs = {
  input: RevealConnectorConfigInput;
};


export type MutationRevealMyBackupCodesArgs = {
  input: RevealMyBackupCodesInput;
};


export type MutationRevealOneTimeTokenArgs = {
  input: RevealOneTimeTokenInput;
};


export type MutationRevealPersonalAccessTokensArgs = {
  input: RevealPersonalAccessTokensInput;
};


export type MutationRevealScriptVariablesArgs = {
  input: RevealScriptVariablesInput;
};


export type MutationRevealSsoConnectorConfigArgs = {
  input: RevealSsoConnectorConfigInput;
};


export type MutationRevokeAdministratorArgs = {
  input: RevokeAdministratorInput;
};


export type MutationRevokeApplicationGrantsArgs = {
  input: RevokeApplicationGrantsInput;
};


export type MutationRevokeInvitationArgs = {
  input: RevokeInvitationInput;
};


export type MutationRevokeMyGrantArgs = {
  input: RevokeMyGrantInput;
};


export type MutationRevokeUserGrantArgs = {
  input: RevokeUserGrantInput;
};


export type MutationRotateCookieKeyArgs = {
  input: RotateCookieKeyInput;
};


export type MutationRotateSigningKeyArgs = {
  input: RotateSigningKeyInput;
};


export type MutationSendInvitationMessageArgs = {
  input: SendInvitationMessageInput;
};


export type MutationSendMyVerificationCodeArgs = {
  input: SendMyVerificationCodeInput;
};


export type MutationSendVerificationCodeArgs = {
  input: SendVerificationCodeInput;
};


export type MutationSetApplicationAppearanceArgs = {
  input: SetApplicationAppearanceInput;
};


export type MutationSetApplicationConsentScopesArgs = {
  input: SetApplicationConsentScopesInput;
};


export type MutationSetCaptchaProviderArgs = {
  input: SetCaptchaProviderInput;
};


export type MutationSetCustomPhrasesArgs = {
  input: SetCustomPhrasesInput;
};


export type MutationSetDefaultResourceArgs = {
  input: SetDefaultResourceInput;
};


export type MutationSetEmailTemplatesArgs = {
  input: SetEmailTemplatesInput;
};


export type MutationSetIdTokenClaimsArgs = {
  input: SetIdTokenClaimsInput;
};


export type MutationSetIdpInitiatedSignInArgs = {
  input: SetIdpInitiatedSignInInput;
};


export type MutationSetMetadataClientsEnabledArgs = {
  input: SetMetadataClientsEnabledInput;
};


export type MutationSetMyAddressArgs = {
  input: SetMyAddressInput;
};


export type MutationSetMyPasswordArgs = {
  input: SetMyPasswordInput;
};


export type MutationSetOneTimeTokenStatusArgs = {
  input: SetOneTimeTokenStatusInput;
};


export type MutationSetOrganizationRolePermissionsArgs = {
  input: SetOrganizationRolePermissionsInput;
};


export type MutationSetOrganizationRoleResourceScopesArgs = {
  input: SetOrganizationRoleResourceScopesInput;
};


export type MutationSetOrganizationRoleScopesArgs = {
  input: SetOrganizationRoleScopesInput;
};


export type MutationSetProfileFieldOrderArgs = {
  input: SetProfileFieldOrderInput;
};


export type MutationSetSamlCertificateActiveArgs = {
  input: SetSamlCertificateActiveInput;
};


export type MutationSetScriptArgs = {
  input: SetScriptInput;
};


export type MutationSetSessionTtlArgs = {
  input: SetSessionTtlInput;
};


export type MutationSetSsoSigningKeyActiveArgs = {
  input: SetSsoSigningKeyActiveInput;
};


export type MutationSetUpFirstAdministratorArgs = {
  input: SetUpFirstAdministratorInput;
};


export type MutationSetUserPasswordArgs = {
  input: SetUserPasswordInput;
};


export type MutationSetUserPasswordExpirationArgs = {
  input: SetUserPasswordExpirationInput;
};


export type MutationSuspendUserArgs = {
  input: SuspendUserInput;
};


export type MutationUnlinkMyIdentityArgs = {
  input: UnlinkMyIdentityInput;
};


export type MutationUnlockIdentifiersArgs = {
  input: UnlockIdentifiersInput;
};


export type MutationUpdateAccountCenterArgs = {
  input: UpdateAccountCenterInput;
};


export type MutationUpdateApplicationArgs = {
  input: UpdateApplicationInput;
};


export type MutationUpdateApplicationProtocolArgs = {
  input: UpdateApplicationProtocolInput;
};


export type MutationUpdateConnectorArgs = {
  input: UpdateConnectorInput;
};


export type MutationUpdateConsoleStateArgs = {
  input: UpdateConsoleStateInput;
};


export type MutationUpdateEmailTemplateArgs = {
  input: UpdateEmailTemplateInput;
};


export type MutationUpdateMyAccountArgs = {
  input: UpdateMyAccountInput;
};


export type MutationUpdateMySignInSettingsArgs = {
  input: UpdateMySignInSettingsInput;
};


export type MutationUpdateOrganizationArgs = {
  input: UpdateOrganizationInput;
};


export type MutationUpdateOrganizationRoleArgs = {
  input: UpdateOrganizationRoleInput;
};


export type MutationUpdateOrganizationScopeArgs = {
  input: UpdateOrganizationScopeInput;
};


export type MutationUpdateProfileFieldArgs = {
  input: UpdateProfileFieldInput;
};


export type MutationUpdateResourceArgs = {
  input: UpdateResourceInput;
};


export type MutationUpdateRoleArgs = {
  input: UpdateRoleInput;
};


export type MutationUpdateSamlApplicationArgs = {
  input: UpdateSamlApplicationInput;
};


export type MutationUpdateScopeArgs = {
  input: UpdateScopeInput;
};


export type MutationUpdateScriptArgs = {
  input: UpdateScriptInput;
};


export type MutationUpdateSignInExperienceArgs = {
  input: UpdateSignInExperienceInput;
};


export type MutationUpdateSsoConnectorArgs = {
  input: UpdateSsoConnectorInput;
};


export type MutationUpdateUserArgs = {
  input: UpdateUserInput;
};


export type MutationUpdateUserSignInSettingsArgs = {
  input: UpdateUserSignInSettingsInput;
};


export type MutationUpdateWebhookArgs = {
  input: UpdateWebhookInput;
};


export type MutationVerifyMyPasskeyArgs = {
  input: VerifyMyPasskeyInput;
};


export type MutationVerifyMyPasswordArgs = {
  input: VerifyMyPasswordInput;
};


export type MutationVerifyMySocialAccountArgs = {
  input: VerifyMySocialAccountInput;
};


export type MutationVerifyMyVerificationCodeArgs = {
  input: VerifyMyVerificationCodeInput;
};


export type MutationVerifyOneTimeTokenArgs = {
  input: VerifyOneTimeTokenInput;
};


export type MutationVerifyVerificationCodeArgs = {
  input: VerifyVerificationCodeInput;
};

export type NewMemberInput = {
  organizationId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
  /** At most 100, besides those that the member holds. */
  organizationRoleIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type NewRoleHolderInput = {
  userId: Scalars['ID']['input'];
  /** At most 100, besides those that the user holds. */
  roleIds: Array<Scalars['ID']['input']>;
};

export type NewUsers = {
  __typename?: 'NewUsers';
  today: Figure;
  lastSevenDays: Figure;
};

/** Anything with a global id. */
export type Node = {
  /** The global id. */
  id: Scalars['ID']['output'];
};

/** Addresses to configure clients with. */
export type OidcConfiguration = {
  __typename?: 'OidcConfiguration';
  issuer: Scalars['String']['output'];
  discoveryUrl: Scalars['String']['output'];
  authorizationEndpoint: Scalars['String']['output'];
  tokenEndpoint: Scalars['String']['output'];
  userinfoEndpoint: Scalars['String']['output'];
  jwksUri: Scalars['String']['output'];
  endSessionEndpoint: Scalars['String']['output'];
  graphqlEndpoint: Scalars['String']['output'];
  managementApiResource: Scalars['String']['output'];
};

export type OnConflict =
  | 'UPDATE'
  | 'SKIP'
  | 'REFUSE';

/** What becomes of a sign-in whose script fails. */
export type OnExecutionError =
  | 'BLOCK'
  | 'ALLOW';

/** A token that signs the owner of an e-mail address in, once. Its value is shown by mutations alone. */
export type OneTimeToken = Node & {
  __typename?: 'OneTimeToken';
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The plain id. */
  oneTimeTokenId: Scalars['ID']['output'];
  email: Scalars['String']['output'];
  status: OneTimeTokenStatus;
  /** The organizations that whoever uses the token joins. */
  organizationIds: Array<Scalars['ID']['output']>;
  interactionEvent?: Maybe<InteractionEvent>;
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type OneTimeTokenConnection = {
  __typename?: 'OneTimeTokenConnection';
  edges: Array<OneTimeTokenEdge>;
  nodes: Array<OneTimeToken>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type OneTimeTokenEdge = {
  __typename?: 'OneTimeTokenEdge';
  cursor: Scalars['String']['output'];
  node: OneTimeToken;
};

export type OneTimeTokenFilter = {
  /** The whole address, whatever its case. */
  email?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<OneTimeTokenStatus>;
};

/** What a one-time token is now. */
export type OneTimeTokenStatus =
  | 'ACTIVE'
  | 'CONSUMED'
  | 'REVOKED'
  | 'EXPIRED';

export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** A group of members with roles of its own. */
export type Organization = Node & {
  __typename?: 'Organization';
  /** The global id. */
  id: Scalars['ID']['output'];
  organizationId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  customData: Scalars['JSON']['output'];
  isMfaRequired: Scalars['Boolean']['output'];
  /** Whether members are spared their second factor in browsers that they trust. */
  isTrustedDeviceAllowed: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  color: OrganizationColor;
  branding: OrganizationBranding;
  customCss?: Maybe<Scalars['String']['output']>;
  /** Who becomes a member just by signing up. */
  provisioning?: Maybe<OrganizationProvisioning>;
  invitations?: Maybe<InvitationConnection>;
  /** What happened in the organization, newest first. */
  events?: Maybe<EventConnection>;
  members?: Maybe<MemberConnection>;
  machineMembers?: Maybe<MachineMemberConnection>;
  membersCount?: Maybe<Scalars['Int']['output']>;
};


/** A group of members with roles of its own. */
export type OrganizationInvitationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A group of members with roles of its own. */
export type OrganizationEventsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A group of members with roles of its own. */
export type OrganizationMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MemberFilter>;
  orderBy?: InputMaybe<MemberOrder>;
};


/** A group of members with roles of its own. */
export type OrganizationMachineMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MemberFilter>;
  orderBy?: InputMaybe<MemberOrder>;
};

/** The logos of these pages. */
export type OrganizationBranding = {
  __typename?: 'OrganizationBranding';
  logoUrl?: Maybe<Scalars['String']['output']>;
  darkLogoUrl?: Maybe<Scalars['String']['output']>;
  favicon?: Maybe<Scalars['String']['output']>;
  darkFavicon?: Maybe<Scalars['String']['output']>;
};

/** URLs of logos; replaces all of them. */
export type OrganizationBrandingInput = {
  logoUrl?: InputMaybe<Scalars['String']['input']>;
  darkLogoUrl?: InputMaybe<Scalars['String']['input']>;
  favicon?: InputMaybe<Scalars['String']['input']>;
  darkFavicon?: InputMaybe<Scalars['String']['input']>;
};

/** The colors of the pages on which members sign in. */
export type OrganizationColor = {
  __typename?: 'OrganizationColor';
  primaryColor?: Maybe<Scalars['String']['output']>;
  isDarkModeEnabled?: Maybe<Scalars['Boolean']['output']>;
  darkPrimaryColor?: Maybe<Scalars['String']['output']>;
};

/** Replaces all colors. */
export type OrganizationColorInput = {
  /** Such as #5d34f2. */
  primaryColor?: InputMaybe<Scalars['String']['input']>;
  isDarkModeEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  darkPrimaryColor?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list. */
export type OrganizationConnection = {
  __typename?: 'OrganizationConnection';
  edges: Array<OrganizationEdge>;
  nodes: Array<Organization>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type OrganizationEdge = {
  __typename?: 'OrganizationEdge';
  cursor: Scalars['String']['output'];
  node: Organization;
};

export type OrganizationFilter = {
  /** Part of the id or name. */
  text?: InputMaybe<Scalars['String']['input']>;
};

export type OrganizationOrder = {
  field: OrganizationOrderField;
  direction: OrderDirection;
};

export type OrganizationOrderField =
  | 'CREATED_AT'
  | 'NAME';

/** Who becomes a member just by signing up, and what they get. */
export type OrganizationProvisioning = {
  __typename?: 'OrganizationProvisioning';
  /** People with a verified address in one of these domains. */
  emailDomains: Array<Scalars['String']['output']>;
  /** The roles that newcomers get. */
  roles?: Maybe<Array<OrganizationRole>>;
  /** People who sign in through one of these. */
  ssoConnectors?: Maybe<Array<SsoConnector>>;
};

/** A role that members hold in their organization. */
export type OrganizationRole = Node & {
  __typename?: 'OrganizationRole';
  /** The global id. */
  id: Scalars['ID']['output'];
  organizationRoleId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  type: RoleType;
  scopes: Array<OrganizationScope>;
  /** API scopes, given for this organization alone. */
  resourceScopes?: Maybe<Array<Scope>>;
  /** Built-in permissions over the organization itself. */
  permissions: Array<Scalars['String']['output']>;
};

/** A page of a list. */
export type OrganizationRoleConnection = {
  __typename?: 'OrganizationRoleConnection';
  edges: Array<OrganizationRoleEdge>;
  nodes: Array<OrganizationRole>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type OrganizationRoleEdge = {
  __typename?: 'OrganizationRoleEdge';
  cursor: Scalars['String']['output'];
  node: OrganizationRole;
};

export type OrganizationRoleFilter = {
  /** Part of the id, name or description. */
  text?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<RoleType>;
};

/** Members of an organization who hold one of these roles there. */
export type OrganizationRoleRule = {
  __typename?: 'OrganizationRoleRule';
  organizationId: Scalars['ID']['output'];
  organizationRoleIds: Array<Scalars['ID']['output']>;
  organization?: Maybe<Organization>;
  organizationRoles?: Maybe<Array<OrganizationRole>>;
};

/** Members of an organization who hold one of these roles there. */
export type OrganizationRoleRuleInput = {
  organizationId: Scalars['ID']['input'];
  organizationRoleIds: Array<Scalars['ID']['input']>;
};

/** A permission that organization roles give inside an organization. */
export type OrganizationScope = Node & {
  __typename?: 'OrganizationScope';
  /** The global id. */
  id: Scalars['ID']['output'];
  organizationScopeId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
};

/** A page of a list. */
export type OrganizationScopeConnection = {
  __typename?: 'OrganizationScopeConnection';
  edges: Array<OrganizationScopeEdge>;
  nodes: Array<OrganizationScope>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type OrganizationScopeEdge = {
  __typename?: 'OrganizationScopeEdge';
  cursor: Scalars['String']['output'];
  node: OrganizationScope;
};

export type OrganizationScopeFilter = {
  /** Part of the id, name or description. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What all organizations have in common. */
export type OrganizationTemplate = {
  __typename?: 'OrganizationTemplate';
  /** Every built-in permission that roles can give. */
  permissions: Array<Scalars['String']['output']>;
  roles: Array<OrganizationRole>;
  scopes: Array<OrganizationScope>;
};

/** The address claim (OpenID Connect Core, section 5.1.1). */
export type OwnAddress = {
  __typename?: 'OwnAddress';
  formatted?: Maybe<Scalars['String']['output']>;
  streetAddress?: Maybe<Scalars['String']['output']>;
  locality?: Maybe<Scalars['String']['output']>;
  region?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  country?: Maybe<Scalars['String']['output']>;
};

/** A backup code of one's own. */
export type OwnBackupCode = {
  __typename?: 'OwnBackupCode';
  code: Scalars['String']['output'];
  usedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a code to one's own address is for. */
export type OwnCodePurpose =
  | 'VERIFY'
  | 'BIND_MFA';

/** What one let an application do. */
export type OwnGrant = {
  __typename?: 'OwnGrant';
  grantId: Scalars['ID']['output'];
  applicationId: Scalars['ID']['output'];
  applicationName: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

/** An account of one's own at a provider. */
export type OwnIdentity = {
  __typename?: 'OwnIdentity';
  /** The social provider. */
  target?: Maybe<Scalars['String']['output']>;
  /** The enterprise's connector. */
  ssoConnectorId?: Maybe<Scalars['ID']['output']>;
  identityId: Scalars['String']['output'];
  details?: Maybe<Scalars['JSON']['output']>;
};

/** A second factor of one's own, without its secrets. */
export type OwnMfaFactor = {
  __typename?: 'OwnMfaFactor';
  mfaFactorId: Scalars['ID']['output'];
  type: MfaFactorType;
  name?: Maybe<Scalars['String']['output']>;
  /** The browser in which a passkey was made. */
  agent?: Maybe<Scalars['String']['output']>;
  /** How many backup codes are unused. */
  remainingCodes?: Maybe<Scalars['Int']['output']>;
  createdAt: Scalars['DateTime']['output'];
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A token for one's own programs; its value is shown once, when it is made. */
export type OwnPersonalAccessToken = {
  __typename?: 'OwnPersonalAccessToken';
  name: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  isExpired: Scalars['Boolean']['output'];
};

/** Standard claims about oneself (OpenID Connect Core, section 5.1). */
export type OwnProfile = {
  __typename?: 'OwnProfile';
  familyName?: Maybe<Scalars['String']['output']>;
  givenName?: Maybe<Scalars['String']['output']>;
  middleName?: Maybe<Scalars['String']['output']>;
  nickname?: Maybe<Scalars['String']['output']>;
  preferredUsername?: Maybe<Scalars['String']['output']>;
  profile?: Maybe<Scalars['String']['output']>;
  website?: Maybe<Scalars['String']['output']>;
  gender?: Maybe<Scalars['String']['output']>;
  birthdate?: Maybe<Scalars['String']['output']>;
  zoneinfo?: Maybe<Scalars['String']['output']>;
  locale?: Maybe<Scalars['String']['output']>;
  address?: Maybe<OwnAddress>;
};

/** A browser in which one is signed in. */
export type OwnSession = {
  __typename?: 'OwnSession';
  sessionId: Scalars['ID']['output'];
  isCurrent: Scalars['Boolean']['output'];
  authenticatedAt: Scalars['DateTime']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  ip?: Maybe<Scalars['String']['output']>;
  userAgent?: Maybe<Scalars['String']['output']>;
  applicationIds: Array<Scalars['ID']['output']>;
};

/** What one is asked at sign-in, or let be. */
export type OwnSignInSettings = {
  __typename?: 'OwnSignInSettings';
  mfaEnabled?: Maybe<Scalars['Boolean']['output']>;
  mfaSkipped: Scalars['Boolean']['output'];
  mfaSuggestionSkipped: Scalars['Boolean']['output'];
  skipMfaOnSignIn: Scalars['Boolean']['output'];
  passkeySkipped: Scalars['Boolean']['output'];
};

/** A browser in which one is not asked for one's second factor for a while. */
export type OwnTrustedDevice = {
  __typename?: 'OwnTrustedDevice';
  trustedDeviceId: Scalars['ID']['output'];
  userAgent?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  expiresAt: Scalars['DateTime']['output'];
};

/** Colors of the pages on which people sign in to an application. */
export type PageColors = {
  __typename?: 'PageColors';
  primaryColor?: Maybe<Scalars['String']['output']>;
  isDarkModeEnabled?: Maybe<Scalars['Boolean']['output']>;
  darkPrimaryColor?: Maybe<Scalars['String']['output']>;
};

/** Replaces all colors. */
export type PageColorsInput = {
  /** Such as #3366ff. */
  primaryColor?: InputMaybe<Scalars['String']['input']>;
  isDarkModeEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  darkPrimaryColor?: InputMaybe<Scalars['String']['input']>;
};

/** Where a page lies in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** Logos of the pages on which people sign in to an application. */
export type PageLogos = {
  __typename?: 'PageLogos';
  logoUrl?: Maybe<Scalars['String']['output']>;
  darkLogoUrl?: Maybe<Scalars['String']['output']>;
  favicon?: Maybe<Scalars['String']['output']>;
  darkFavicon?: Maybe<Scalars['String']['output']>;
};

/** URLs of logos; replaces all of them. */
export type PageLogosInput = {
  logoUrl?: InputMaybe<Scalars['String']['input']>;
  darkLogoUrl?: InputMaybe<Scalars['String']['input']>;
  favicon?: InputMaybe<Scalars['String']['input']>;
  darkFavicon?: InputMaybe<Scalars['String']['input']>;
};

/** Something that the password policy has against a password. */
export type PasswordIssue = {
  __typename?: 'PasswordIssue';
  code: Scalars['String']['output'];
  /** The limits that it names. */
  interpolation?: Maybe<Scalars['JSON']['output']>;
};

/** A token for a user's own programs, exchanged for access tokens (RFC 8693). Its value is shown by mutations alone. */
export type PersonalAccessToken = Node & {
  __typename?: 'PersonalAccessToken';
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The plain id. */
  personalAccessTokenId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  isExpired: Scalars['Boolean']['output'];
};

/** A page of a list. */
export type PersonalAccessTokenConnection = {
  __typename?: 'PersonalAccessTokenConnection';
  edges: Array<PersonalAccessTokenEdge>;
  nodes: Array<PersonalAccessToken>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type PersonalAccessTokenEdge = {
  __typename?: 'PersonalAccessTokenEdge';
  cursor: Scalars['String']['output'];
  node: PersonalAccessToken;
};

export type PlacedProfileField = {
  name: Scalars['String']['input'];
  position: Scalars['Int']['input'];
};

/** A detail that people are asked for when they sign up. */
export type ProfileField = Node & {
  __typename?: 'ProfileField';
  /** The global id. */
  id: Scalars['ID']['output'];
  profileFieldId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  type: ProfileFieldType;
  label: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  isRequired: Scalars['Boolean']['output'];
  /** What the type needs to know, in the keys of the REST contract. */
  config: Scalars['JSON']['output'];
  /** Its place in the form. */
  position: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
};

/** What a profile field is answered with. */
export type ProfileFieldType =
  | 'TEXT'
  | 'NUMBER'
  | 'DATE'
  | 'CHECKBOX'
  | 'SELECT'
  | 'URL'
  | 'REGEX'
  | 'ADDRESS'
  | 'FULLNAME';

/** The site that a protected application is. */
export type ProtectedSiteInput = {
  /** Of this server's host name. */
  subDomain: Scalars['String']['input'];
  /** Where the site itself is. */
  origin: Scalars['String']['input'];
};

/** What is left out stays as it is. */
export type ProtectionChangesInput = {
  origin?: InputMaybe<Scalars['String']['input']>;
  /** Seconds. */
  sessionDuration?: InputMaybe<Scalars['Int']['input']>;
  pageRules?: InputMaybe<Array<Scalars['String']['input']>>;
  additionalScopes?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type Query = {
  __typename?: 'Query';
  user?: Maybe<User>;
  users: UserConnection;
  application?: Maybe<Application>;
  applications: ApplicationConnection;
  resource?: Maybe<Resource>;
  resources: ResourceConnection;
  role?: Maybe<Role>;
  roles: RoleConnection;
  organization?: Maybe<Organization>;
  organizations: OrganizationConnection;
  organizationTemplate?: Maybe<OrganizationTemplate>;
  organizationRole?: Maybe<OrganizationRole>;
  organizationScope?: Maybe<OrganizationScope>;
  organizationRoles: OrganizationRoleConnection;
  organizationScopes: OrganizationScopeConnection;
  invitation?: Maybe<Invitation>;
  invitations: InvitationConnection;
  oneTimeToken?: Maybe<OneTimeToken>;
  oneTimeTokens: OneTimeTokenConnection;
  /** Newest first. */
  events: EventConnection;
  dashboard?: Maybe<Dashboard>;
  /** A job of yours, or of a kind that you may hand in. */
  bulkJob?: Maybe<BulkJob>;
  /** Your jobs and those of the kinds that you may hand in, newest first. */
  bulkJobs: BulkJobConnection;
  signInExperience?: Maybe<SignInExperience>;
  accountCenter?: Maybe<AccountCenter>;
  /** The languages of our own phrases and of the operator's. */
  languages: Array<Scalars['String']['output']>;
  /** What the policy has against a password, also as one of this user's; nothing when it is good. */
  passwordIssues?: Maybe<Array<PasswordIssue>>;
  /** Usernames that would be the same if case did not count. */
  usernameConflicts?: Maybe<UsernameConflicts>;
  /** The languages that the operator has texts in, with these. */
  customPhrases: Array<CustomPhrases>;
  /** All profile fields, in the order of the form. */
  profileFields: Array<ProfileField>;
  emailTemplate?: Maybe<EmailTemplate>;
  emailTemplates: EmailTemplateConnection;
  captchaProvider?: Maybe<CaptchaProvider>;
  assetService: AssetService;
  assets: AssetConnection;
  webhook?: Maybe<Webhook>;
  webhooks: WebhookConnection;
  connector?: Maybe<Connector>;
  connectors: ConnectorConnection;
  connectorFactory?: Maybe<ConnectorFactory>;
  connectorFactories: Array<ConnectorFactory>;
  inbox: Inbox;
  inboxMessage?: Maybe<InboxMessage>;
  /** Newest first. */
  inboxMessages: InboxMessageConnection;
  ssoConnector?: Maybe<SsoConnector>;
  ssoConnectors: SsoConnectorConnection;
  ssoProviders: Array<SsoProvider>;
  configuration: Configuration;
  /** The one that will sign first, then the server's own choice. */
  signingKeys: Array<SigningKey>;
  /** Newest first. */
  cookieKeys: Array<CookieKey>;
  /** The stored scripts, of all kinds or of some. */
  scripts: Array<Script>;
  /** Whoever sends this request; null for nobody. */
  viewer?: Maybe<Viewer>;
  oidcConfiguration: OidcConfiguration;
  serverInformation: ServerInformation;
  /** Any node by its global id. */
  node?: Maybe<Node>;
  /** At most 100 nodes by their global ids. */
  nodes: Array<Maybe<Node>>;
};


export type QueryUserArgs = {
  userId: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  orderBy?: InputMaybe<UserOrder>;
};


export type QueryApplicationArgs = {
  applicationId: Scalars['ID']['input'];
};


export type QueryApplicationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ApplicationFilter>;
  orderBy?: InputMaybe<ApplicationOrder>;
};


export type QueryResourceArgs = {
  resourceId: Scalars['ID']['input'];
};


export type QueryResourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
};


export type QueryRoleArgs = {
  roleId: Scalars['ID']['input'];
};


export type QueryRolesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RoleFilter>;
};


export type QueryOrganizationArgs = {
  organizationId: Scalars['ID']['input'];
};


export type QueryOrganizationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  orderBy?: InputMaybe<OrganizationOrder>;
};


export type QueryOrganizationRoleArgs = {
  organizationRoleId: Scalars['ID']['input'];
};


export type QueryOrganizationScopeArgs = {
  organizationScopeId: Scalars['ID']['input'];
};


export type QueryOrganizationRolesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationRoleFilter>;
  orderBy?: InputMaybe<TemplateOrder>;
};


export type QueryOrganizationScopesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationScopeFilter>;
  orderBy?: InputMaybe<TemplateOrder>;
};


export type QueryInvitationArgs = {
  invitationId: Scalars['ID']['input'];
};


export type QueryInvitationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvitationFilter>;
};


export type QueryOneTimeTokenArgs = {
  oneTimeTokenId: Scalars['ID']['input'];
};


export type QueryOneTimeTokensArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OneTimeTokenFilter>;
};


export type QueryEventsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
};


export type QueryBulkJobArgs = {
  bulkJobId: Scalars['ID']['input'];
};


export type QueryBulkJobsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPasswordIssuesArgs = {
  password: Scalars['String']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryUsernameConflictsArgs = {
  samples?: Scalars['Int']['input'];
};


export type QueryEmailTemplateArgs = {
  emailTemplateId: Scalars['ID']['input'];
};


export type QueryEmailTemplatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EmailTemplateFilter>;
};


export type QueryAssetsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryWebhookArgs = {
  webhookId: Scalars['ID']['input'];
};


export type QueryWebhooksArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookFilter>;
};


export type QueryConnectorArgs = {
  connectorId: Scalars['ID']['input'];
};


export type QueryConnectorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ConnectorFilter>;
};


export type QueryConnectorFactoryArgs = {
  factoryId: Scalars['ID']['input'];
};


export type QueryInboxMessageArgs = {
  inboxMessageId: Scalars['ID']['input'];
};


export type QueryInboxMessagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InboxMessageFilter>;
};


export type QuerySsoConnectorArgs = {
  ssoConnectorId: Scalars['ID']['input'];
};


export type QuerySsoConnectorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryScriptsArgs = {
  kinds?: InputMaybe<Array<ScriptKind>>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};

export type ReinstateUserInput = {
  userId: Scalars['ID']['input'];
};

export type ReinstateUserPayload = {
  __typename?: 'ReinstateUserPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type RemoveApplicationConsentScopeInput = {
  applicationId: Scalars['ID']['input'];
  kind: ConsentScopeKind;
  /** The scope's id; its name when it is a user scope. */
  scope: Scalars['ID']['input'];
};

export type RemoveApplicationConsentScopePayload = {
  __typename?: 'RemoveApplicationConsentScopePayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type RemoveApplicationRoleInput = {
  applicationId: Scalars['ID']['input'];
  roleId: Scalars['ID']['input'];
};

export type RemoveApplicationRolePayload = {
  __typename?: 'RemoveApplicationRolePayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type RemoveConsentedOrganizationInput = {
  applicationId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
  organizationId: Scalars['ID']['input'];
};

export type RemoveConsentedOrganizationPayload = {
  __typename?: 'RemoveConsentedOrganizationPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type RemoveIdpInitiatedSignInInput = {
  ssoConnectorId: Scalars['ID']['input'];
};

export type RemoveIdpInitiatedSignInPayload = {
  __typename?: 'RemoveIdpInitiatedSignInPayload';
  removedFromSsoConnectorId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type RemoveJitEmailDomainInput = {
  organizationId: Scalars['ID']['input'];
  emailDomain: Scalars['String']['input'];
};

export type RemoveJitEmailDomainPayload = {
  __typename?: 'RemoveJitEmailDomainPayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

export type RemoveJitRoleInput = {
  organizationId: Scalars['ID']['input'];
  organizationRoleId: Scalars['ID']['input'];
};

export type RemoveJitRolePayload = {
  __typename?: 'RemoveJitRolePayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

export type RemoveJitSsoConnectorInput = {
  organizationId: Scalars['ID']['input'];
  ssoConnectorId: Scalars['ID']['input'];
};

export type RemoveJitSsoConnectorPayload = {
  __typename?: 'RemoveJitSsoConnectorPayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

export type RemoveMemberRoleInput = {
  organizationId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
  organizationRoleId: Scalars['ID']['input'];
};

export type RemoveMemberRolePayload = {
  __typename?: 'RemoveMemberRolePayload';
  member?: Maybe<Member>;
  userErrors: Array<UserError>;
};

export type RemoveMetadataClientScopeInput = {
  kind: MetadataScopeKind;
  /** The scope's id; of an OpenID scope the name. */
  scope: Scalars['String']['input'];
};

export type RemoveMetadataClientScopePayload = {
  __typename?: 'RemoveMetadataClientScopePayload';
  configuration?: Maybe<Configuration>;
  userErrors: Array<UserError>;
};

export type RemoveMyAddressInput = {
  channel: MessageChannel;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type RemoveMyAddressPayload = {
  __typename?: 'RemoveMyAddressPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type RemoveOrganizationApplicationInput = {
  organizationId: Scalars['ID']['input'];
  applicationId: Scalars['ID']['input'];
};

export type RemoveOrganizationApplicationPayload = {
  __typename?: 'RemoveOrganizationApplicationPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type RemoveOrganizationApplicationRoleInput = {
  organizationId: Scalars['ID']['input'];
  applicationId: Scalars['ID']['input'];
  organizationRoleId: Scalars['ID']['input'];
};

export type RemoveOrganizationApplicationRolePayload = {
  __typename?: 'RemoveOrganizationApplicationRolePayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type RemoveOrganizationMemberInput = {
  organizationId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};

export type RemoveOrganizationMemberPayload = {
  __typename?: 'RemoveOrganizationMemberPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type RemoveOrganizationRoleResourceScopeInput = {
  organizationRoleId: Scalars['ID']['input'];
  scopeId: Scalars['ID']['input'];
};

export type RemoveOrganizationRoleResourceScopePayload = {
  __typename?: 'RemoveOrganizationRoleResourceScopePayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

export type RemoveOrganizationRoleScopeInput = {
  organizationRoleId: Scalars['ID']['input'];
  organizationScopeId: Scalars['ID']['input'];
};

export type RemoveOrganizationRoleScopePayload = {
  __typename?: 'RemoveOrganizationRoleScopePayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

export type RemoveRoleScopeInput = {
  roleId: Scalars['ID']['input'];
  scopeId: Scalars['ID']['input'];
};

export type RemoveRoleScopePayload = {
  __typename?: 'RemoveRoleScopePayload';
  role?: Maybe<Role>;
  userErrors: Array<UserError>;
};

export type RemoveUserIdentityInput = {
  userId: Scalars['ID']['input'];
  target: Scalars['String']['input'];
};

export type RemoveUserIdentityPayload = {
  __typename?: 'RemoveUserIdentityPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type RemoveUserRoleInput = {
  userId: Scalars['ID']['input'];
  roleId: Scalars['ID']['input'];
};

export type RemoveUserRolePayload = {
  __typename?: 'RemoveUserRolePayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type RenameApplicationSecretInput = {
  applicationId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  newName: Scalars['String']['input'];
};

export type RenameApplicationSecretPayload = {
  __typename?: 'RenameApplicationSecretPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type RenameMyPasskeyInput = {
  mfaFactorId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type RenameMyPasskeyPayload = {
  __typename?: 'RenameMyPasskeyPayload';
  mfaFactor?: Maybe<OwnMfaFactor>;
  userErrors: Array<UserError>;
};

export type RenameMyPersonalAccessTokenInput = {
  name: Scalars['String']['input'];
  newName: Scalars['String']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type RenameMyPersonalAccessTokenPayload = {
  __typename?: 'RenameMyPersonalAccessTokenPayload';
  personalAccessToken?: Maybe<OwnPersonalAccessToken>;
  userErrors: Array<UserError>;
};

export type RenamePersonalAccessTokenInput = {
  userId: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  newName: Scalars['String']['input'];
};

export type RenamePersonalAccessTokenPayload = {
  __typename?: 'RenamePersonalAccessTokenPayload';
  personalAccessToken?: Maybe<PersonalAccessToken>;
  userErrors: Array<UserError>;
};

/** Replaces all rules. */
export type ReplaceApplicationAccessRulesInput = {
  applicationId: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
  roleIds: Array<Scalars['ID']['input']>;
  organizationIds: Array<Scalars['ID']['input']>;
  organizationRoleRules: Array<OrganizationRoleRuleInput>;
};

export type ReplaceApplicationAccessRulesPayload = {
  __typename?: 'ReplaceApplicationAccessRulesPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type ReplaceConsentedOrganizationsInput = {
  applicationId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
  organizationIds: Array<Scalars['ID']['input']>;
};

export type ReplaceConsentedOrganizationsPayload = {
  __typename?: 'ReplaceConsentedOrganizationsPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type ReplaceJitEmailDomainsInput = {
  organizationId: Scalars['ID']['input'];
  emailDomains: Array<Scalars['String']['input']>;
};

export type ReplaceJitEmailDomainsPayload = {
  __typename?: 'ReplaceJitEmailDomainsPayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

export type ReplaceJitRolesInput = {
  organizationId: Scalars['ID']['input'];
  organizationRoleIds: Array<Scalars['ID']['input']>;
};

export type ReplaceJitRolesPayload = {
  __typename?: 'ReplaceJitRolesPayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

export type ReplaceJitSsoConnectorsInput = {
  organizationId: Scalars['ID']['input'];
  ssoConnectorIds: Array<Scalars['ID']['input']>;
};

export type ReplaceJitSsoConnectorsPayload = {
  __typename?: 'ReplaceJitSsoConnectorsPayload';
  provisioning?: Maybe<OrganizationProvisioning>;
  userErrors: Array<UserError>;
};

/** Roles are named by id or by name. */
export type ReplaceMemberRolesInput = {
  organizationId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
  organizationRoleIds?: Array<Scalars['ID']['input']>;
  organizationRoleNames?: Array<Scalars['String']['input']>;
};

export type ReplaceMemberRolesPayload = {
  __typename?: 'ReplaceMemberRolesPayload';
  member?: Maybe<Member>;
  userErrors: Array<UserError>;
};

/** Ten codes as for `addMyBackupCodes`. */
export type ReplaceMyBackupCodesInput = {
  codes: Array<Scalars['String']['input']>;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type ReplaceMyBackupCodesPayload = {
  __typename?: 'ReplaceMyBackupCodesPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

/** The same, also in place of another account there. */
export type ReplaceMyIdentityInput = {
  newVerificationId: Scalars['ID']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type ReplaceMyIdentityPayload = {
  __typename?: 'ReplaceMyIdentityPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

/** A social provider by its target. */
export type ReplaceMyProviderTokenInput = {
  target: Scalars['String']['input'];
  newVerificationId: Scalars['ID']['input'];
};

export type ReplaceMyProviderTokenPayload = {
  __typename?: 'ReplaceMyProviderTokenPayload';
  accessToken?: Maybe<Scalars['String']['output']>;
  expiresIn?: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

export type ReplaceMyTotpInput = {
  secret: Scalars['String']['input'];
  code: Scalars['String']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type ReplaceMyTotpPayload = {
  __typename?: 'ReplaceMyTotpPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

/** Roles are named by id or by name. */
export type ReplaceOrganizationApplicationRolesInput = {
  organizationId: Scalars['ID']['input'];
  applicationId: Scalars['ID']['input'];
  organizationRoleIds?: Array<Scalars['ID']['input']>;
  organizationRoleNames?: Array<Scalars['String']['input']>;
};

export type ReplaceOrganizationApplicationRolesPayload = {
  __typename?: 'ReplaceOrganizationApplicationRolesPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type ReplaceOrganizationApplicationsInput = {
  organizationId: Scalars['ID']['input'];
  applicationIds: Array<Scalars['ID']['input']>;
};

export type ReplaceOrganizationApplicationsPayload = {
  __typename?: 'ReplaceOrganizationApplicationsPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type ReplaceOrganizationMembersInput = {
  organizationId: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
};

export type ReplaceOrganizationMembersPayload = {
  __typename?: 'ReplaceOrganizationMembersPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

/** Who the user is at a social provider; without details they are forgotten. */
export type ReplaceUserIdentityInput = {
  userId: Scalars['ID']['input'];
  target: Scalars['String']['input'];
  identityId: Scalars['String']['input'];
  details?: InputMaybe<Scalars['JSON']['input']>;
};

export type ReplaceUserIdentityPayload = {
  __typename?: 'ReplaceUserIdentityPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type ReplaceUserRolesInput = {
  userId: Scalars['ID']['input'];
  roleIds: Array<Scalars['ID']['input']>;
};

export type ReplaceUserRolesPayload = {
  __typename?: 'ReplaceUserRolesPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type ReplaceWebhookSigningKeyInput = {
  webhookId: Scalars['ID']['input'];
};

export type ReplaceWebhookSigningKeyPayload = {
  __typename?: 'ReplaceWebhookSigningKeyPayload';
  webhook?: Maybe<Webhook>;
  userErrors: Array<UserError>;
};

/** A social provider by its target, or an enterprise by its connector: one of the two. */
export type RequestMyProviderTokenInput = {
  target?: InputMaybe<Scalars['String']['input']>;
  ssoConnectorId?: InputMaybe<Scalars['ID']['input']>;
};

export type RequestMyProviderTokenPayload = {
  __typename?: 'RequestMyProviderTokenPayload';
  accessToken?: Maybe<Scalars['String']['output']>;
  scope?: Maybe<Scalars['String']['output']>;
  tokenType?: Maybe<Scalars['String']['output']>;
  expiresIn?: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

/** An API that access tokens are issued for (RFC 8707). */
export type Resource = Node & {
  __typename?: 'Resource';
  /** The global id. */
  id: Scalars['ID']['output'];
  resourceId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** What clients name in `resource`; the tokens' audience. */
  indicator: Scalars['String']['output'];
  isDefault: Scalars['Boolean']['output'];
  isManagementApi: Scalars['Boolean']['output'];
  /** Seconds. */
  accessTokenTtl: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  scopes: Array<Scope>;
};

/** A page of a list. */
export type ResourceConnection = {
  __typename?: 'ResourceConnection';
  edges: Array<ResourceEdge>;
  nodes: Array<Resource>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type ResourceEdge = {
  __typename?: 'ResourceEdge';
  cursor: Scalars['String']['output'];
  node: Resource;
};

export type ResourceFilter = {
  /** Part of the id, name or indicator. */
  text?: InputMaybe<Scalars['String']['input']>;
};

export type RevealApplicationSecretsInput = {
  applicationId: Scalars['ID']['input'];
};

export type RevealApplicationSecretsPayload = {
  __typename?: 'RevealApplicationSecretsPayload';
  secrets?: Maybe<Array<RevealedSecret>>;
  userErrors: Array<UserError>;
};

export type RevealConnectorConfigInput = {
  connectorId: Scalars['ID']['input'];
};

export type RevealConnectorConfigPayload = {
  __typename?: 'RevealConnectorConfigPayload';
  connector?: Maybe<Connector>;
  config?: Maybe<Scalars['JSON']['output']>;
  userErrors: Array<UserError>;
};

export type RevealMyBackupCodesInput = {
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type RevealMyBackupCodesPayload = {
  __typename?: 'RevealMyBackupCodesPayload';
  backupCodes?: Maybe<Array<OwnBackupCode>>;
  userErrors: Array<UserError>;
};

export type RevealOneTimeTokenInput = {
  oneTimeTokenId: Scalars['ID']['input'];
};

export type RevealOneTimeTokenPayload = {
  __typename?: 'RevealOneTimeTokenPayload';
  oneTimeToken?: Maybe<OneTimeToken>;
  token?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type RevealPersonalAccessTokensInput = {
  userId: Scalars['ID']['input'];
};

export type RevealPersonalAccessTokensPayload = {
  __typename?: 'RevealPersonalAccessTokensPayload';
  personalAccessTokens?: Maybe<Array<RevealedPersonalAccessToken>>;
  userErrors: Array<UserError>;
};

export type RevealScriptVariablesInput = {
  kinds: Array<ScriptKind>;
};

export type RevealScriptVariablesPayload = {
  __typename?: 'RevealScriptVariablesPayload';
  scripts?: Maybe<Array<RevealedScript>>;
  userErrors: Array<UserError>;
};

export type RevealSsoConnectorConfigInput = {
  ssoConnectorId: Scalars['ID']['input'];
};

export type RevealSsoConnectorConfigPayload = {
  __typename?: 'RevealSsoConnectorConfigPayload';
  ssoConnector?: Maybe<SsoConnector>;
  config?: Maybe<Scalars['JSON']['output']>;
  userErrors: Array<UserError>;
};

/** A personal access token with its value. */
export type RevealedPersonalAccessToken = {
  __typename?: 'RevealedPersonalAccessToken';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** The variables of a script, which may be secrets. */
export type RevealedScript = {
  __typename?: 'RevealedScript';
  kind: ScriptKind;
  variables: Array<ScriptVariable>;
};

/** A secret with its value. */
export type RevealedSecret = {
  __typename?: 'RevealedSecret';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

export type RevokeAdministratorInput = {
  userId: Scalars['ID']['input'];
};

export type RevokeAdministratorPayload = {
  __typename?: 'RevokeAdministratorPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type RevokeApplicationGrantsInput = {
  applicationId: Scalars['ID']['input'];
};

export type RevokeApplicationGrantsPayload = {
  __typename?: 'RevokeApplicationGrantsPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type RevokeInvitationInput = {
  invitationId: Scalars['ID']['input'];
};

export type RevokeInvitationPayload = {
  __typename?: 'RevokeInvitationPayload';
  invitation?: Maybe<Invitation>;
  userErrors: Array<UserError>;
};

export type RevokeMyGrantInput = {
  grantId: Scalars['ID']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type RevokeMyGrantPayload = {
  __typename?: 'RevokeMyGrantPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type RevokeUserGrantInput = {
  userId: Scalars['ID']['input'];
  grantId: Scalars['ID']['input'];
};

export type RevokeUserGrantPayload = {
  __typename?: 'RevokeUserGrantPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

/** Grants that end with a session although they would outlive it. */
export type RevokedGrants =
  | 'ALL'
  | 'FIRST_PARTY';

/** A named set of API scopes, for users or for machines. */
export type Role = Node & {
  __typename?: 'Role';
  /** The global id. */
  id: Scalars['ID']['output'];
  roleId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  description: Scalars['String']['output'];
  type: RoleType;
  /** Whether new users get it. */
  isDefault: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  users?: Maybe<UserConnection>;
  applications?: Maybe<ApplicationConnection>;
  scopes: Array<Scope>;
  usersCount: Scalars['Int']['output'];
  applicationsCount?: Maybe<Scalars['Int']['output']>;
};


/** A named set of API scopes, for users or for machines. */
export type RoleUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A named set of API scopes, for users or for machines. */
export type RoleApplicationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list. */
export type RoleConnection = {
  __typename?: 'RoleConnection';
  edges: Array<RoleEdge>;
  nodes: Array<Role>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type RoleEdge = {
  __typename?: 'RoleEdge';
  cursor: Scalars['String']['output'];
  node: Role;
};

export type RoleFilter = {
  /** Part of the id, name or description. */
  text?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<RoleType>;
};

export type RoleType =
  | 'USER'
  | 'MACHINE_TO_MACHINE';

export type RotateCookieKeyInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type RotateCookieKeyPayload = {
  __typename?: 'RotateCookieKeyPayload';
  cookieKey?: Maybe<CookieKey>;
  userErrors: Array<UserError>;
};

export type RotateSigningKeyInput = {
  /** The kind of key that the server signs with from then on. */
  family?: InputMaybe<KeyFamily>;
  /** Instead of a family: replace the key of this algorithm alone, and leave all others as they are. */
  algorithm?: InputMaybe<Scalars['String']['input']>;
  /** After how long the new key signs; at once when not given. */
  graceSeconds?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type RotateSigningKeyPayload = {
  __typename?: 'RotateSigningKeyPayload';
  signingKey?: Maybe<SigningKey>;
  userErrors: Array<UserError>;
};

/** How an attribute of an assertion is called. */
export type SamlAttribute = {
  __typename?: 'SamlAttribute';
  claim: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

/** How an attribute of an assertion is called. */
export type SamlAttributeInput = {
  claim: Scalars['String']['input'];
  name: Scalars['String']['input'];
};

export type SamlBinding =
  | 'HTTP_POST'
  | 'HTTP_REDIRECT';

/** A certificate of this server towards one service provider. */
export type SamlCertificate = {
  __typename?: 'SamlCertificate';
  certificateId: Scalars['ID']['output'];
  /** In PEM form. */
  certificate: Scalars['String']['output'];
  /** SHA-256, hexadecimal. */
  fingerprint: Scalars['String']['output'];
  isActive: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

/** Where assertions go. */
export type SamlConsumer = {
  __typename?: 'SamlConsumer';
  binding: Scalars['String']['output'];
  url: Scalars['String']['output'];
};

/** Where assertions go. */
export type SamlConsumerInput = {
  binding: SamlBinding;
  url: Scalars['String']['input'];
};

/** Whether assertions are encrypted, and for which certificate. */
export type SamlEncryption = {
  __typename?: 'SamlEncryption';
  encryptsAssertion: Scalars['Boolean']['output'];
  signsAfterEncryption: Scalars['Boolean']['output'];
  certificate?: Maybe<Scalars['String']['output']>;
};

/** Whether assertions are encrypted, and for which certificate. */
export type SamlEncryptionInput = {
  encryptsAssertion: Scalars['Boolean']['input'];
  signsAfterEncryption?: Scalars['Boolean']['input'];
  /** In PEM form. */
  certificate?: InputMaybe<Scalars['String']['input']>;
};

export type SamlNameIdFormat =
  | 'PERSISTENT'
  | 'EMAIL_ADDRESS'
  | 'TRANSIENT'
  | 'UNSPECIFIED';

/** How an application signs people in through SAML. */
export type SamlSettings = {
  __typename?: 'SamlSettings';
  /** The service provider's. */
  entityId?: Maybe<Scalars['String']['output']>;
  consumer?: Maybe<SamlConsumer>;
  encryption?: Maybe<SamlEncryption>;
  nameIdFormat: Scalars['String']['output'];
  attributes: Array<SamlAttribute>;
  providerEntityId: Scalars['String']['output'];
  providerMetadataUrl: Scalars['String']['output'];
  providerSignInUrl: Scalars['String']['output'];
  certificates: Array<SamlCertificate>;
};

/** A permission of an API resource. */
export type Scope = Node & {
  __typename?: 'Scope';
  /** The global id. */
  id: Scalars['ID']['output'];
  scopeId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  resource: Resource;
};

/** A script that adds claims to tokens or acts during sign-in. */
export type Script = {
  __typename?: 'Script';
  kind: ScriptKind;
  script: Scalars['String']['output'];
  /** The values are revealed by a mutation. */
  variableNames: Array<Scalars['String']['output']>;
  contextSample?: Maybe<Scalars['JSON']['output']>;
  tokenSample?: Maybe<Scalars['JSON']['output']>;
  /** Of claims alone. */
  blockIssuanceOnError?: Maybe<Scalars['Boolean']['output']>;
  /** Of actions alone. */
  enabled?: Maybe<Scalars['Boolean']['output']>;
  /** Of actions alone. */
  onExecutionError?: Maybe<OnExecutionError>;
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
};

/** What a script is for; there is at most one of each kind. */
export type ScriptKind =
  | 'ACCESS_TOKEN'
  | 'CLIENT_CREDENTIALS'
  | 'POST_FIRST_FACTOR'
  | 'POST_SIGN_IN';

/** A variable that a script is given. */
export type ScriptVariable = {
  __typename?: 'ScriptVariable';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type ScriptVariableInput = {
  name: Scalars['String']['input'];
  value: Scalars['String']['input'];
};

/** A set of stricter rules that an application lives by. */
export type SecurityProfile =
  /** FAPI 2.0 Security Profile. */
  | 'FAPI_2';

export type SendInvitationMessageInput = {
  invitationId: Scalars['ID']['input'];
  message: InvitationMessageInput;
};

export type SendInvitationMessagePayload = {
  __typename?: 'SendInvitationMessagePayload';
  invitation?: Maybe<Invitation>;
  userErrors: Array<UserError>;
};

export type SendMyVerificationCodeInput = {
  channel: MessageChannel;
  recipient: Scalars['String']['input'];
  purpose?: InputMaybe<OwnCodePurpose>;
};

export type SendMyVerificationCodePayload = {
  __typename?: 'SendMyVerificationCodePayload';
  verificationId?: Maybe<Scalars['ID']['output']>;
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  userErrors: Array<UserError>;
};

export type SendVerificationCodeInput = {
  channel: MessageChannel;
  /** An e-mail address, or a telephone number in digits. */
  recipient: Scalars['String']['input'];
};

export type SendVerificationCodePayload = {
  __typename?: 'SendVerificationCodePayload';
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  userErrors: Array<UserError>;
};

export type ServerInformation = {
  __typename?: 'ServerInformation';
  version: Scalars['String']['output'];
  /** Whether the server waits for its first administrator. */
  needsSetup: Scalars['Boolean']['output'];
};

/** A browser in which a user is signed in. */
export type Session = {
  __typename?: 'Session';
  sessionId: Scalars['ID']['output'];
  authenticatedAt: Scalars['DateTime']['output'];
  /** How the user proved who they are (RFC 8176). */
  methods: Array<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
  ip?: Maybe<Scalars['String']['output']>;
  userAgent?: Maybe<Scalars['String']['output']>;
  grants: Array<Grant>;
};

/** What is left out stays as it is; null clears. */
export type SetApplicationAppearanceInput = {
  applicationId: Scalars['ID']['input'];
  colors?: InputMaybe<PageColorsInput>;
  logos?: InputMaybe<PageLogosInput>;
  customCss?: InputMaybe<Scalars['String']['input']>;
  displayName?: InputMaybe<Scalars['String']['input']>;
  termsOfUseUrl?: InputMaybe<Scalars['String']['input']>;
  privacyPolicyUrl?: InputMaybe<Scalars['String']['input']>;
  signInMethods?: InputMaybe<SignInMethodsInput>;
};

export type SetApplicationAppearancePayload = {
  __typename?: 'SetApplicationAppearancePayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type SetApplicationConsentScopesInput = {
  applicationId: Scalars['ID']['input'];
  userScopes: Array<Scalars['String']['input']>;
  resourceScopeIds: Array<Scalars['ID']['input']>;
  organizationScopeIds: Array<Scalars['ID']['input']>;
  organizationResourceScopeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type SetApplicationConsentScopesPayload = {
  __typename?: 'SetApplicationConsentScopesPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type SetCaptchaProviderInput = {
  service: CaptchaService;
  siteKey: Scalars['String']['input'];
  secretKey: Scalars['String']['input'];
  /** Needed for reCAPTCHA Enterprise. */
  projectId?: InputMaybe<Scalars['String']['input']>;
  domain?: InputMaybe<Scalars['String']['input']>;
  mode?: InputMaybe<CaptchaMode>;
};

export type SetCaptchaProviderPayload = {
  __typename?: 'SetCaptchaProviderPayload';
  captchaProvider?: Maybe<CaptchaProvider>;
  userErrors: Array<UserError>;
};

export type SetCustomPhrasesInput = {
  languageTag: Scalars['String']['input'];
  translation: Scalars['JSON']['input'];
};

export type SetCustomPhrasesPayload = {
  __typename?: 'SetCustomPhrasesPayload';
  customPhrases?: Maybe<CustomPhrases>;
  userErrors: Array<UserError>;
};

export type SetDefaultResourceInput = {
  resourceId: Scalars['ID']['input'];
  isDefault?: Scalars['Boolean']['input'];
};

export type SetDefaultResourcePayload = {
  __typename?: 'SetDefaultResourcePayload';
  resource?: Maybe<Resource>;
  userErrors: Array<UserError>;
};

/** Each takes the place of the one with its language and type. */
export type SetEmailTemplatesInput = {
  templates: Array<EmailTemplateInput>;
};

export type SetEmailTemplatesPayload = {
  __typename?: 'SetEmailTemplatesPayload';
  emailTemplates?: Maybe<Array<EmailTemplate>>;
  userErrors: Array<UserError>;
};

export type SetIdTokenClaimsInput = {
  claims: Array<ExtendedClaim>;
};

export type SetIdTokenClaimsPayload = {
  __typename?: 'SetIdTokenClaimsPayload';
  configuration?: Maybe<Configuration>;
  userErrors: Array<UserError>;
};

/** The application is one's own; either this server begins, or the application does. */
export type SetIdpInitiatedSignInInput = {
  ssoConnectorId: Scalars['ID']['input'];
  applicationId: Scalars['ID']['input'];
  redirectUri?: InputMaybe<Scalars['String']['input']>;
  /** `scope`, `resource`, `organization_id`, `ui_locales`, `claims` and `acr_values`, as texts. */
  parameters?: InputMaybe<Scalars['JSON']['input']>;
  sendsRequest?: InputMaybe<Scalars['Boolean']['input']>;
  applicationUri?: InputMaybe<Scalars['String']['input']>;
};

export type SetIdpInitiatedSignInPayload = {
  __typename?: 'SetIdpInitiatedSignInPayload';
  idpInitiatedSignIn?: Maybe<IdpInitiatedSignIn>;
  userErrors: Array<UserError>;
};

export type SetMetadataClientsEnabledInput = {
  isEnabled: Scalars['Boolean']['input'];
};

export type SetMetadataClientsEnabledPayload = {
  __typename?: 'SetMetadataClientsEnabledPayload';
  configuration?: Maybe<Configuration>;
  userErrors: Array<UserError>;
};

/** An address that was verified by `newVerificationId`. */
export type SetMyAddressInput = {
  channel: MessageChannel;
  address: Scalars['String']['input'];
  newVerificationId: Scalars['ID']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type SetMyAddressPayload = {
  __typename?: 'SetMyAddressPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type SetMyPasswordInput = {
  password: Scalars['String']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type SetMyPasswordPayload = {
  __typename?: 'SetMyPasswordPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type SetOneTimeTokenStatusInput = {
  oneTimeTokenId: Scalars['ID']['input'];
  status: OneTimeTokenStatus;
};

export type SetOneTimeTokenStatusPayload = {
  __typename?: 'SetOneTimeTokenStatusPayload';
  oneTimeToken?: Maybe<OneTimeToken>;
  userErrors: Array<UserError>;
};

export type SetOrganizationRolePermissionsInput = {
  organizationRoleId: Scalars['ID']['input'];
  permissions: Array<Scalars['String']['input']>;
};

export type SetOrganizationRolePermissionsPayload = {
  __typename?: 'SetOrganizationRolePermissionsPayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

export type SetOrganizationRoleResourceScopesInput = {
  organizationRoleId: Scalars['ID']['input'];
  scopeIds: Array<Scalars['ID']['input']>;
};

export type SetOrganizationRoleResourceScopesPayload = {
  __typename?: 'SetOrganizationRoleResourceScopesPayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

export type SetOrganizationRoleScopesInput = {
  organizationRoleId: Scalars['ID']['input'];
  organizationScopeIds: Array<Scalars['ID']['input']>;
};

export type SetOrganizationRoleScopesPayload = {
  __typename?: 'SetOrganizationRoleScopesPayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

/** Fields that are not named keep their places. */
export type SetProfileFieldOrderInput = {
  order: Array<PlacedProfileField>;
};

export type SetProfileFieldOrderPayload = {
  __typename?: 'SetProfileFieldOrderPayload';
  profileFields?: Maybe<Array<ProfileField>>;
  userErrors: Array<UserError>;
};

export type SetSamlCertificateActiveInput = {
  applicationId: Scalars['ID']['input'];
  certificateId: Scalars['ID']['input'];
  isActive?: Scalars['Boolean']['input'];
};

export type SetSamlCertificateActivePayload = {
  __typename?: 'SetSamlCertificateActivePayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

/** What is not given the script does not have. */
export type SetScriptInput = {
  kind: ScriptKind;
  script: Scalars['String']['input'];
  environmentVariables?: InputMaybe<Array<ScriptVariableInput>>;
  contextSample?: InputMaybe<Scalars['JSON']['input']>;
  tokenSample?: InputMaybe<Scalars['JSON']['input']>;
  blockIssuanceOnError?: InputMaybe<Scalars['Boolean']['input']>;
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  onExecutionError?: InputMaybe<OnExecutionError>;
};

export type SetScriptPayload = {
  __typename?: 'SetScriptPayload';
  script?: Maybe<Script>;
  userErrors: Array<UserError>;
};

export type SetSessionTtlInput = {
  seconds: Scalars['Int']['input'];
};

export type SetSessionTtlPayload = {
  __typename?: 'SetSessionTtlPayload';
  configuration?: Maybe<Configuration>;
  userErrors: Array<UserError>;
};

export type SetSsoSigningKeyActiveInput = {
  ssoConnectorId: Scalars['ID']['input'];
  signingKeyId: Scalars['ID']['input'];
  isActive: Scalars['Boolean']['input'];
};

export type SetSsoSigningKeyActivePayload = {
  __typename?: 'SetSsoSigningKeyActivePayload';
  signingKey?: Maybe<SsoSigningKey>;
  userErrors: Array<UserError>;
};

export type SetUpFirstAdministratorInput = {
  code: Scalars['String']['input'];
  username: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type SetUpFirstAdministratorPayload = {
  __typename?: 'SetUpFirstAdministratorPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type SetUserPasswordExpirationInput = {
  userId: Scalars['ID']['input'];
  isExpired: Scalars['Boolean']['input'];
};

export type SetUserPasswordExpirationPayload = {
  __typename?: 'SetUserPasswordExpirationPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type SetUserPasswordInput = {
  userId: Scalars['ID']['input'];
  password: Scalars['String']['input'];
};

export type SetUserPasswordPayload = {
  __typename?: 'SetUserPasswordPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

/** How people sign in and what the pages look like. */
export type SignInExperience = {
  __typename?: 'SignInExperience';
  /** All settings, in the keys of the REST contract. */
  settings: Scalars['JSON']['output'];
  color: SignInExperienceColor;
  branding: SignInExperienceBranding;
  hideLogtoBranding: Scalars['Boolean']['output'];
  languageInfo: SignInExperienceLanguageInfo;
  termsOfUseUrl?: Maybe<Scalars['String']['output']>;
  privacyPolicyUrl?: Maybe<Scalars['String']['output']>;
  agreeToTermsPolicy: SignInExperienceAgreeToTermsPolicy;
  signIn: SignInExperienceSignIn;
  signUp: SignInExperienceSignUp;
  socialSignIn: SignInExperienceSocialSignIn;
  socialSignInConnectorTargets: Array<Scalars['String']['output']>;
  signInMode: SignInExperienceSignInMode;
  customCss?: Maybe<Scalars['String']['output']>;
  customContent: Scalars['JSON']['output'];
  customUiAssets?: Maybe<SignInExperienceCustomUiAssets>;
  customUiCsp: SignInExperienceContentSecurityPolicy;
  passwordPolicy: SignInExperiencePasswordPolicy;
  mfa: SignInExperienceMfa;
  adaptiveMfa: SignInExperienceSwitch;
  singleSignOnEnabled: Scalars['Boolean']['output'];
  supportEmail?: Maybe<Scalars['String']['output']>;
  supportWebsiteUrl?: Maybe<Scalars['String']['output']>;
  unknownSessionRedirectUrl?: Maybe<Scalars['String']['output']>;
  captchaPolicy: SignInExperienceSwitch;
  sentinelPolicy: SignInExperienceSentinelPolicy;
  emailBlocklistPolicy: SignInExperienceEmailBlocklistPolicy;
  verificationCodePolicy: SignInExperienceVerificationCodePolicy;
  forgotPasswordMethods?: Maybe<Array<SignInExperienceForgotPasswordMethod>>;
  passkeySignIn: SignInExperiencePasskeySignIn;
  signUpProfileFields?: Maybe<Array<SignInExperienceSignUpProfileField>>;
  passwordExpiration: SignInExperiencePasswordExpiration;
  usernamePolicy: SignInExperienceUsernamePolicy;
  trustedDevice: SignInExperienceTrustedDevice;
};

export type SignInExperienceAgreeToTermsPolicy =
  | 'AUTOMATIC'
  | 'MANUAL_REGISTRATION_ONLY'
  | 'MANUAL';

/** Kinds of characters in a username. */
export type SignInExperienceAllowedCharacters = {
  __typename?: 'SignInExperienceAllowedCharacters';
  lowercase: Scalars['Boolean']['output'];
  uppercase: Scalars['Boolean']['output'];
  numbers: Scalars['Boolean']['output'];
  underscore: Scalars['Boolean']['output'];
};

/** Kinds of characters in a username. */
export type SignInExperienceAllowedCharactersInput = {
  lowercase?: InputMaybe<Scalars['Boolean']['input']>;
  uppercase?: InputMaybe<Scalars['Boolean']['input']>;
  numbers?: InputMaybe<Scalars['Boolean']['input']>;
  underscore?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Logos and icons. */
export type SignInExperienceBranding = {
  __typename?: 'SignInExperienceBranding';
  logoUrl?: Maybe<Scalars['String']['output']>;
  darkLogoUrl?: Maybe<Scalars['String']['output']>;
  favicon?: Maybe<Scalars['String']['output']>;
  darkFavicon?: Maybe<Scalars['String']['output']>;
};

/** Logos and icons. */
export type SignInExperienceBrandingInput = {
  logoUrl?: InputMaybe<Scalars['String']['input']>;
  darkLogoUrl?: InputMaybe<Scalars['String']['input']>;
  favicon?: InputMaybe<Scalars['String']['input']>;
  darkFavicon?: InputMaybe<Scalars['String']['input']>;
};

/** How many kinds of characters a password has. */
export type SignInExperienceCharacterTypes = {
  __typename?: 'SignInExperienceCharacterTypes';
  min: Scalars['Int']['output'];
};

/** How many kinds of characters a password has. */
export type SignInExperienceCharacterTypesInput = {
  min?: InputMaybe<Scalars['Int']['input']>;
};

/** The colours of the pages. */
export type SignInExperienceColor = {
  __typename?: 'SignInExperienceColor';
  primaryColor: Scalars['String']['output'];
  isDarkModeEnabled: Scalars['Boolean']['output'];
  darkPrimaryColor: Scalars['String']['output'];
};

/** The colours of the pages. */
export type SignInExperienceColorInput = {
  primaryColor: Scalars['String']['input'];
  isDarkModeEnabled: Scalars['Boolean']['input'];
  darkPrimaryColor: Scalars['String']['input'];
};

/** Sources that an operator's own page may use. */
export type SignInExperienceContentSecurityPolicy = {
  __typename?: 'SignInExperienceContentSecurityPolicy';
  scriptSrc?: Maybe<Array<Scalars['String']['output']>>;
  connectSrc?: Maybe<Array<Scalars['String']['output']>>;
};

/** Sources that an operator's own page may use. */
export type SignInExperienceContentSecurityPolicyInput = {
  scriptSrc?: InputMaybe<Array<Scalars['String']['input']>>;
  connectSrc?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** An uploaded page of the operator's own. */
export type SignInExperienceCustomUiAssets = {
  __typename?: 'SignInExperienceCustomUiAssets';
  id: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
};

/** Addresses that may not register. */
export type SignInExperienceEmailBlocklistPolicy = {
  __typename?: 'SignInExperienceEmailBlocklistPolicy';
  blockDisposableAddresses?: Maybe<Scalars['Boolean']['output']>;
  blockSubaddressing?: Maybe<Scalars['Boolean']['output']>;
  customAllowlist?: Maybe<Array<Scalars['String']['output']>>;
  customBlocklist?: Maybe<Array<Scalars['String']['output']>>;
};

/** Addresses that may not register. */
export type SignInExperienceEmailBlocklistPolicyInput = {
  blockDisposableAddresses?: InputMaybe<Scalars['Boolean']['input']>;
  blockSubaddressing?: InputMaybe<Scalars['Boolean']['input']>;
  customAllowlist?: InputMaybe<Array<Scalars['String']['input']>>;
  customBlocklist?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type SignInExperienceForgotPasswordMethod =
  | 'EMAIL_VERIFICATION_CODE'
  | 'PHONE_VERIFICATION_CODE';

export type SignInExperienceIdentifier =
  | 'USERNAME'
  | 'EMAIL'
  | 'PHONE';

/** Which language the pages speak. */
export type SignInExperienceLanguageInfo = {
  __typename?: 'SignInExperienceLanguageInfo';
  autoDetect: Scalars['Boolean']['output'];
  fallbackLanguage: Scalars['String']['output'];
};

/** Which language the pages speak. */
export type SignInExperienceLanguageInfoInput = {
  autoDetect: Scalars['Boolean']['input'];
  fallbackLanguage: Scalars['String']['input'];
};

/** Second factors and when they are asked for. */
export type SignInExperienceMfa = {
  __typename?: 'SignInExperienceMfa';
  factors: Array<SignInExperienceMfaFactor>;
  policy: SignInExperienceMfaPolicy;
  organizationRequiredMfaPolicy?: Maybe<SignInExperienceOrganizationRequiredMfaPolicy>;
};

export type SignInExperienceMfaFactor =
  | 'TOTP'
  | 'WEB_AUTHN'
  | 'BACKUP_CODE'
  | 'EMAIL_VERIFICATION_CODE'
  | 'PHONE_VERIFICATION_CODE';

/** Second factors and when they are asked for. */
export type SignInExperienceMfaInput = {
  factors: Array<SignInExperienceMfaFactor>;
  policy: SignInExperienceMfaPolicy;
  organizationRequiredMfaPolicy?: InputMaybe<SignInExperienceOrganizationRequiredMfaPolicy>;
};

export type SignInExperienceMfaPolicy =
  | 'USER_CONTROLLED'
  | 'MANDATORY'
  | 'PROMPT_ONLY_AT_SIGN_IN'
  | 'PROMPT_AT_SIGN_IN_AND_SIGN_UP'
  | 'NO_PROMPT'
  | 'PROMPT_AT_SIGN_IN_AND_SIGN_UP_MANDATORY'
  | 'PROMPT_ONLY_AT_SIGN_IN_MANDATORY';

export type SignInExperienceOrganizationRequiredMfaPolicy =
  | 'NO_PROMPT'
  | 'MANDATORY';

/** Passkeys in place of a password. */
export type SignInExperiencePasskeySignIn = {
  __typename?: 'SignInExperiencePasskeySignIn';
  enabled?: Maybe<Scalars['Boolean']['output']>;
  showPasskeyButton?: Maybe<Scalars['Boolean']['output']>;
  allowAutofill?: Maybe<Scalars['Boolean']['output']>;
};

/** Passkeys in place of a password. */
export type SignInExperiencePasskeySignInInput = {
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  showPasskeyButton?: InputMaybe<Scalars['Boolean']['input']>;
  allowAutofill?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Passwords that grow old. */
export type SignInExperiencePasswordExpiration = {
  __typename?: 'SignInExperiencePasswordExpiration';
  enabled?: Maybe<Scalars['Boolean']['output']>;
  validPeriodDays?: Maybe<Scalars['Int']['output']>;
  enabledAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Passwords that grow old. */
export type SignInExperiencePasswordExpirationInput = {
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  validPeriodDays?: InputMaybe<Scalars['Int']['input']>;
};

/** How long a password is. */
export type SignInExperiencePasswordLength = {
  __typename?: 'SignInExperiencePasswordLength';
  min: Scalars['Int']['output'];
  max: Scalars['Int']['output'];
};

/** How long a password is. */
export type SignInExperiencePasswordLengthInput = {
  min?: InputMaybe<Scalars['Int']['input']>;
  max?: InputMaybe<Scalars['Int']['input']>;
};

/** What passwords people may choose. */
export type SignInExperiencePasswordPolicy = {
  __typename?: 'SignInExperiencePasswordPolicy';
  length?: Maybe<SignInExperiencePasswordLength>;
  characterTypes?: Maybe<SignInExperienceCharacterTypes>;
  rejects?: Maybe<SignInExperiencePasswordRejects>;
};

/** What passwords people may choose. */
export type SignInExperiencePasswordPolicyInput = {
  length?: InputMaybe<SignInExperiencePasswordLengthInput>;
  characterTypes?: InputMaybe<SignInExperienceCharacterTypesInput>;
  rejects?: InputMaybe<SignInExperiencePasswordRejectsInput>;
};

/** What a password must not be. */
export type SignInExperiencePasswordRejects = {
  __typename?: 'SignInExperiencePasswordRejects';
  pwned: Scalars['Boolean']['output'];
  repetitionAndSequence: Scalars['Boolean']['output'];
  userInfo: Scalars['Boolean']['output'];
  words: Array<Scalars['String']['output']>;
};

/** What a password must not be. */
export type SignInExperiencePasswordRejectsInput = {
  pwned?: InputMaybe<Scalars['Boolean']['input']>;
  repetitionAndSequence?: InputMaybe<Scalars['Boolean']['input']>;
  userInfo?: InputMaybe<Scalars['Boolean']['input']>;
  words?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** An identifier that is asked for beside the primary one. */
export type SignInExperienceSecondaryIdentifier = {
  __typename?: 'SignInExperienceSecondaryIdentifier';
  identifier: SignInExperienceSecondaryIdentifierKind;
  verify?: Maybe<Scalars['Boolean']['output']>;
};

/** An identifier that is asked for beside the primary one. */
export type SignInExperienceSecondaryIdentifierInput = {
  identifier: SignInExperienceSecondaryIdentifierKind;
  verify?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SignInExperienceSecondaryIdentifierKind =
  | 'USERNAME'
  | 'EMAIL'
  | 'PHONE'
  | 'EMAIL_OR_PHONE';

/** When an identifier is locked, and for how many minutes. */
export type SignInExperienceSentinelPolicy = {
  __typename?: 'SignInExperienceSentinelPolicy';
  maxAttempts?: Maybe<Scalars['Int']['output']>;
  lockoutDuration?: Maybe<Scalars['Int']['output']>;
};

/** When an identifier is locked, and for how many minutes. */
export type SignInExperienceSentinelPolicyInput = {
  maxAttempts?: InputMaybe<Scalars['Int']['input']>;
  lockoutDuration?: InputMaybe<Scalars['Int']['input']>;
};

/** How people sign in. */
export type SignInExperienceSignIn = {
  __typename?: 'SignInExperienceSignIn';
  methods: Array<SignInExperienceSignInMethod>;
};

/** How people sign in. */
export type SignInExperienceSignInInput = {
  methods: Array<SignInExperienceSignInMethodInput>;
};

/** An identifier and what proves that it is yours. */
export type SignInExperienceSignInMethod = {
  __typename?: 'SignInExperienceSignInMethod';
  identifier: SignInExperienceIdentifier;
  password: Scalars['Boolean']['output'];
  verificationCode: Scalars['Boolean']['output'];
  isPasswordPrimary: Scalars['Boolean']['output'];
};

/** An identifier and what proves that it is yours. */
export type SignInExperienceSignInMethodInput = {
  identifier: SignInExperienceIdentifier;
  password: Scalars['Boolean']['input'];
  verificationCode: Scalars['Boolean']['input'];
  isPasswordPrimary: Scalars['Boolean']['input'];
};

export type SignInExperienceSignInMode =
  | 'SIGN_IN_AND_REGISTER'
  | 'SIGN_IN'
  | 'REGISTER';

/** What people give when they register. */
export type SignInExperienceSignUp = {
  __typename?: 'SignInExperienceSignUp';
  identifiers: Array<SignInExperienceIdentifier>;
  password: Scalars['Boolean']['output'];
  verify: Scalars['Boolean']['output'];
  secondaryIdentifiers?: Maybe<Array<SignInExperienceSecondaryIdentifier>>;
};

/** What people give when they register. */
export type SignInExperienceSignUpInput = {
  identifiers: Array<SignInExperienceIdentifier>;
  password: Scalars['Boolean']['input'];
  verify: Scalars['Boolean']['input'];
  secondaryIdentifiers?: InputMaybe<Array<SignInExperienceSecondaryIdentifierInput>>;
};

/** A field of the profile that registration asks for. */
export type SignInExperienceSignUpProfileField = {
  __typename?: 'SignInExperienceSignUpProfileField';
  name: Scalars['String']['output'];
};

/** A field of the profile that registration asks for. */
export type SignInExperienceSignUpProfileFieldInput = {
  name: Scalars['String']['input'];
};

/** How accounts of social providers come in. */
export type SignInExperienceSocialSignIn = {
  __typename?: 'SignInExperienceSocialSignIn';
  automaticAccountLinking?: Maybe<Scalars['Boolean']['output']>;
  skipRequiredIdentifiers?: Maybe<Scalars['Boolean']['output']>;
};

/** How accounts of social providers come in. */
export type SignInExperienceSocialSignInInput = {
  automaticAccountLinking?: InputMaybe<Scalars['Boolean']['input']>;
  skipRequiredIdentifiers?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A feature that is on or off. */
export type SignInExperienceSwitch = {
  __typename?: 'SignInExperienceSwitch';
  enabled?: Maybe<Scalars['Boolean']['output']>;
};

/** A feature that is on or off. */
export type SignInExperienceSwitchInput = {
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
};

/** For how long people may let a browser be trusted with their second factor. */
export type SignInExperienceTrustedDevice = {
  __typename?: 'SignInExperienceTrustedDevice';
  enabled: Scalars['Boolean']['output'];
  durationDays: Scalars['Int']['output'];
};

/** For how long people may let a browser be trusted with their second factor. */
export type SignInExperienceTrustedDeviceInput = {
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  durationDays?: InputMaybe<Scalars['Int']['input']>;
};

/** What usernames people may choose. */
export type SignInExperienceUsernamePolicy = {
  __typename?: 'SignInExperienceUsernamePolicy';
  caseSensitive: Scalars['Boolean']['output'];
  minLength: Scalars['Int']['output'];
  maxLength: Scalars['Int']['output'];
  allowedChars: SignInExperienceAllowedCharacters;
};

/** What usernames people may choose. */
export type SignInExperienceUsernamePolicyInput = {
  caseSensitive?: InputMaybe<Scalars['Boolean']['input']>;
  minLength?: InputMaybe<Scalars['Int']['input']>;
  maxLength?: InputMaybe<Scalars['Int']['input']>;
  allowedChars?: InputMaybe<SignInExperienceAllowedCharactersInput>;
};

/** How long a code lives and how often it may be tried. */
export type SignInExperienceVerificationCodePolicy = {
  __typename?: 'SignInExperienceVerificationCodePolicy';
  expirationDuration?: Maybe<Scalars['Int']['output']>;
  maxRetryAttempts?: Maybe<Scalars['Int']['output']>;
};

/** How long a code lives and how often it may be tried. */
export type SignInExperienceVerificationCodePolicyInput = {
  expirationDuration?: InputMaybe<Scalars['Int']['input']>;
  maxRetryAttempts?: InputMaybe<Scalars['Int']['input']>;
};

/** What people call themselves when they sign in. */
export type SignInIdentifier =
  | 'USERNAME'
  | 'EMAIL'
  | 'PHONE';

/** An identifier, and what may prove that it is yours. */
export type SignInMethodInput = {
  identifier: SignInIdentifier;
  password?: Scalars['Boolean']['input'];
  verificationCode?: Scalars['Boolean']['input'];
};

/** The ways of signing in to an application: of the general ones, those that are named here too. What is left out is as in the general settings. */
export type SignInMethodsInput = {
  methods?: InputMaybe<Array<SignInMethodInput>>;
  socialTargets?: InputMaybe<Array<Scalars['String']['input']>>;
  singleSignOn?: InputMaybe<Scalars['Boolean']['input']>;
  passkey?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SigningAlgorithm =
  | 'ES256'
  | 'ES384'
  | 'RS256';

/** A key pair that signs tokens; its public half is in the JWKS. */
export type SigningKey = {
  __typename?: 'SigningKey';
  /** The `kid` of tokens that it signs. */
  keyId: Scalars['ID']['output'];
  algorithm: Scalars['String']['output'];
  family: KeyFamily;
  status: KeyStatus;
  createdAt: Scalars['DateTime']['output'];
  /** When a next key takes over. */
  effectiveAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A user's account at a social provider. */
export type SocialIdentity = {
  __typename?: 'SocialIdentity';
  /** Names the provider. */
  target: Scalars['String']['output'];
  /** Who the user is there. */
  identityId: Scalars['String']['output'];
  details?: Maybe<Scalars['JSON']['output']>;
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
};

/** A connection to the identity provider of an enterprise. */
export type SsoConnector = Node & {
  __typename?: 'SsoConnector';
  /** The global id. */
  id: Scalars['ID']['output'];
  ssoConnectorId: Scalars['ID']['output'];
  provider: SsoProvider;
  connectorName: Scalars['String']['output'];
  /** The settings, with masks for secrets. */
  config: Scalars['JSON']['output'];
  /** What is known of the provider. */
  providerConfig?: Maybe<Scalars['JSON']['output']>;
  domains: Array<Scalars['String']['output']>;
  branding: Scalars['JSON']['output'];
  isProfileSynchronized: Scalars['Boolean']['output'];
  isTokenStorageEnabled: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  signingKeys: Array<SsoSigningKey>;
  idpInitiatedSignIn?: Maybe<IdpInitiatedSignIn>;
};

/** A page of a list. */
export type SsoConnectorConnection = {
  __typename?: 'SsoConnectorConnection';
  edges: Array<SsoConnectorEdge>;
  nodes: Array<SsoConnector>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type SsoConnectorEdge = {
  __typename?: 'SsoConnectorEdge';
  cursor: Scalars['String']['output'];
  node: SsoConnector;
};

/** A user's account at the identity provider of an enterprise. */
export type SsoIdentity = {
  __typename?: 'SsoIdentity';
  issuer: Scalars['String']['output'];
  /** Who the user is there. */
  identityId: Scalars['String']['output'];
  detail: Scalars['JSON']['output'];
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
  ssoConnector?: Maybe<SsoConnector>;
};

/** What an identity provider speaks. */
export type SsoProtocol =
  | 'OIDC'
  | 'SAML';

/** A kind of identity provider that enterprises have. */
export type SsoProvider = {
  __typename?: 'SsoProvider';
  providerName: Scalars['ID']['output'];
  protocol: SsoProtocol;
  title: Scalars['String']['output'];
  description: Scalars['String']['output'];
  logo: Scalars['String']['output'];
};

/** The public half of a key that signs SAML requests. */
export type SsoSigningKey = {
  __typename?: 'SsoSigningKey';
  signingKeyId: Scalars['ID']['output'];
  certificate: Scalars['String']['output'];
  /** SHA-256, in hexadecimal. */
  fingerprint: Scalars['String']['output'];
  isActive: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

/** Tokens that a provider gave for an account and that are kept; they are not shown. */
export type StoredTokens = {
  __typename?: 'StoredTokens';
  storedTokensId: Scalars['ID']['output'];
  /** The social provider. */
  target?: Maybe<Scalars['String']['output']>;
  /** The enterprise's provider. */
  issuer?: Maybe<Scalars['String']['output']>;
  metadata: Scalars['JSON']['output'];
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
};

/** What the subject of a person is to an application. */
export type SubjectType =
  /** The user's id. */
  | 'PUBLIC'
  /** A pseudonym that only applications of one sector share. */
  | 'PAIRWISE';

export type Subscription = {
  __typename?: 'Subscription';
  /** Events from now on: of the whole server or, for a member, of their organization. */
  auditEvents: Event;
  /** A job as it is and each time that it has changed, until it is over. */
  bulkJobProgress: BulkJob;
  /** Messages that come into the development inbox from now on. */
  inboxMessages: InboxMessage;
};


export type SubscriptionAuditEventsArgs = {
  filter?: InputMaybe<EventFilter>;
};


export type SubscriptionBulkJobProgressArgs = {
  bulkJobId: Scalars['ID']['input'];
};

export type SuspendUserInput = {
  userId: Scalars['ID']['input'];
};

export type SuspendUserPayload = {
  __typename?: 'SuspendUserPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

export type TemplateOrder = {
  field: TemplateOrderField;
  direction: OrderDirection;
};

export type TemplateOrderField =
  | 'CREATED_AT'
  | 'NAME';

/** A browser in which a user is not asked for their second factor for a while. */
export type TrustedDevice = Node & {
  __typename?: 'TrustedDevice';
  /** The global id. */
  id: Scalars['ID']['output'];
  /** The plain id. */
  trustedDeviceId: Scalars['ID']['output'];
  userAgent?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  expiresAt: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type TrustedDeviceConnection = {
  __typename?: 'TrustedDeviceConnection';
  edges: Array<TrustedDeviceEdge>;
  nodes: Array<TrustedDevice>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type TrustedDeviceEdge = {
  __typename?: 'TrustedDeviceEdge';
  cursor: Scalars['String']['output'];
  node: TrustedDevice;
};

export type UnlinkMyIdentityInput = {
  target: Scalars['String']['input'];
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type UnlinkMyIdentityPayload = {
  __typename?: 'UnlinkMyIdentityPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

export type UnlockIdentifiersInput = {
  identifiers: Array<Scalars['String']['input']>;
};

export type UnlockIdentifiersPayload = {
  __typename?: 'UnlockIdentifiersPayload';
  forgottenAttempts?: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

/** All settings of the account centre, in the order of the contract. */
export type UpdateAccountCenterInput = {
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  fields?: InputMaybe<AccountCenterAccountFieldsInput>;
  webauthnRelatedOrigins?: InputMaybe<Array<Scalars['String']['input']>>;
  deleteAccountUrl?: InputMaybe<Scalars['String']['input']>;
  customCss?: InputMaybe<Scalars['String']['input']>;
  profileFields?: InputMaybe<Array<AccountCenterShownFieldInput>>;
};

export type UpdateAccountCenterPayload = {
  __typename?: 'UpdateAccountCenterPayload';
  accountCenter?: Maybe<AccountCenter>;
  userErrors: Array<UserError>;
};

/** What is left out stays as it is; null clears, or goes back to the default. */
export type UpdateApplicationInput = {
  applicationId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  redirectUris?: InputMaybe<Array<Scalars['String']['input']>>;
  postLogoutRedirectUris?: InputMaybe<Array<Scalars['String']['input']>>;
  corsAllowedOrigins?: InputMaybe<Array<Scalars['String']['input']>>;
  backchannelLogoutUri?: InputMaybe<Scalars['String']['input']>;
  backchannelLogoutSessionRequired?: InputMaybe<Scalars['Boolean']['input']>;
  idTokenTtl?: InputMaybe<Scalars['Int']['input']>;
  refreshTokenTtlInDays?: InputMaybe<Scalars['Int']['input']>;
  alwaysIssueRefreshToken?: InputMaybe<Scalars['Boolean']['input']>;
  rotateRefreshToken?: InputMaybe<Scalars['Boolean']['input']>;
  allowTokenExchange?: InputMaybe<Scalars['Boolean']['input']>;
  maxAllowedGrants?: InputMaybe<Scalars['Int']['input']>;
  isAccessControlEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  protection?: InputMaybe<ProtectionChangesInput>;
  idTokenSigningAlgorithm?: InputMaybe<SigningAlgorithm>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
};

export type UpdateApplicationPayload = {
  __typename?: 'UpdateApplicationPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

/** What is left out stays as it is; null goes back to the default. */
export type UpdateApplicationProtocolInput = {
  applicationId: Scalars['ID']['input'];
  standardProfile?: InputMaybe<Scalars['Boolean']['input']>;
  securityProfile?: InputMaybe<SecurityProfile>;
  grantTypes?: InputMaybe<Array<Scalars['String']['input']>>;
  responseTypes?: InputMaybe<Array<Scalars['String']['input']>>;
  tokenEndpointAuthMethod?: InputMaybe<Scalars['String']['input']>;
  tokenEndpointAuthSigningAlg?: InputMaybe<Scalars['String']['input']>;
  jwks?: InputMaybe<Scalars['JSON']['input']>;
  jwksUri?: InputMaybe<Scalars['String']['input']>;
  tlsClientAuthSubjectDn?: InputMaybe<Scalars['String']['input']>;
  tlsClientAuthSanDns?: InputMaybe<Scalars['String']['input']>;
  tlsClientAuthSanUri?: InputMaybe<Scalars['String']['input']>;
  tlsClientAuthSanIp?: InputMaybe<Scalars['String']['input']>;
  tlsClientAuthSanEmail?: InputMaybe<Scalars['String']['input']>;
  tlsClientCertificateBoundAccessTokens?: InputMaybe<Scalars['Boolean']['input']>;
  dpopBoundAccessTokens?: InputMaybe<Scalars['Boolean']['input']>;
  requirePushedAuthorizationRequests?: InputMaybe<Scalars['Boolean']['input']>;
  requireSignedRequestObject?: InputMaybe<Scalars['Boolean']['input']>;
  requestObjectSigningAlg?: InputMaybe<Scalars['String']['input']>;
  requestUris?: InputMaybe<Array<Scalars['String']['input']>>;
  authorizationSignedResponseAlg?: InputMaybe<Scalars['String']['input']>;
  idTokenSignedResponseAlg?: InputMaybe<Scalars['String']['input']>;
  idTokenEncryptedResponseAlg?: InputMaybe<Scalars['String']['input']>;
  idTokenEncryptedResponseEnc?: InputMaybe<Scalars['String']['input']>;
  userinfoSignedResponseAlg?: InputMaybe<Scalars['String']['input']>;
  userinfoEncryptedResponseAlg?: InputMaybe<Scalars['String']['input']>;
  userinfoEncryptedResponseEnc?: InputMaybe<Scalars['String']['input']>;
  introspectionSignedResponseAlg?: InputMaybe<Scalars['String']['input']>;
  subjectType?: InputMaybe<SubjectType>;
  sectorIdentifierUri?: InputMaybe<Scalars['String']['input']>;
  defaultMaxAge?: InputMaybe<Scalars['Int']['input']>;
  requireAuthTime?: InputMaybe<Scalars['Boolean']['input']>;
  defaultAcrValues?: InputMaybe<Array<Scalars['String']['input']>>;
  initiateLoginUri?: InputMaybe<Scalars['String']['input']>;
  clientUri?: InputMaybe<Scalars['String']['input']>;
  policyUri?: InputMaybe<Scalars['String']['input']>;
  tosUri?: InputMaybe<Scalars['String']['input']>;
  contacts?: InputMaybe<Array<Scalars['String']['input']>>;
  frontchannelLogoutUri?: InputMaybe<Scalars['String']['input']>;
  frontchannelLogoutSessionRequired?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdateApplicationProtocolPayload = {
  __typename?: 'UpdateApplicationProtocolPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

/** What is left out stays as it is; a mask in the settings keeps the secret. */
export type UpdateConnectorInput = {
  connectorId: Scalars['ID']['input'];
  config?: InputMaybe<Scalars['JSON']['input']>;
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  isProfileSynchronized?: InputMaybe<Scalars['Boolean']['input']>;
  isTokenStorageEnabled?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdateConnectorPayload = {
  __typename?: 'UpdateConnectorPayload';
  connector?: Maybe<Connector>;
  userErrors: Array<UserError>;
};

export type UpdateConsoleStateInput = {
  signInExperienceCustomized?: InputMaybe<Scalars['Boolean']['input']>;
  organizationCreated?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdateConsoleStatePayload = {
  __typename?: 'UpdateConsoleStatePayload';
  configuration?: Maybe<Configuration>;
  userErrors: Array<UserError>;
};

export type UpdateEmailTemplateInput = {
  emailTemplateId: Scalars['ID']['input'];
  subject?: InputMaybe<Scalars['String']['input']>;
  content?: InputMaybe<Scalars['String']['input']>;
  contentType?: InputMaybe<Scalars['String']['input']>;
  replyTo?: InputMaybe<Scalars['String']['input']>;
  sendFrom?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateEmailTemplatePayload = {
  __typename?: 'UpdateEmailTemplatePayload';
  emailTemplate?: Maybe<EmailTemplate>;
  userErrors: Array<UserError>;
};

/** A new username takes `verificationId`; null clears, custom data is replaced. */
export type UpdateMyAccountInput = {
  name?: InputMaybe<Scalars['String']['input']>;
  avatar?: InputMaybe<Scalars['String']['input']>;
  username?: InputMaybe<Scalars['String']['input']>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateMyAccountPayload = {
  __typename?: 'UpdateMyAccountPayload';
  account?: Maybe<Account>;
  userErrors: Array<UserError>;
};

/** What is left out stays as it is. */
export type UpdateMySignInSettingsInput = {
  mfaEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  mfaSkipped?: InputMaybe<Scalars['Boolean']['input']>;
  mfaSuggestionSkipped?: InputMaybe<Scalars['Boolean']['input']>;
  skipMfaOnSignIn?: InputMaybe<Scalars['Boolean']['input']>;
  passkeySkipped?: InputMaybe<Scalars['Boolean']['input']>;
  verificationId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateMySignInSettingsPayload = {
  __typename?: 'UpdateMySignInSettingsPayload';
  signInSettings?: Maybe<OwnSignInSettings>;
  userErrors: Array<UserError>;
};

export type UpdateOrganizationInput = {
  organizationId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  isMfaRequired?: InputMaybe<Scalars['Boolean']['input']>;
  isTrustedDeviceAllowed?: InputMaybe<Scalars['Boolean']['input']>;
  color?: InputMaybe<OrganizationColorInput>;
  branding?: InputMaybe<OrganizationBrandingInput>;
  customCss?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateOrganizationPayload = {
  __typename?: 'UpdateOrganizationPayload';
  organization?: Maybe<Organization>;
  userErrors: Array<UserError>;
};

export type UpdateOrganizationRoleInput = {
  organizationRoleId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** Changes only while nobody holds the role. */
  type?: InputMaybe<RoleType>;
};

export type UpdateOrganizationRolePayload = {
  __typename?: 'UpdateOrganizationRolePayload';
  organizationRole?: Maybe<OrganizationRole>;
  userErrors: Array<UserError>;
};

export type UpdateOrganizationScopeInput = {
  organizationScopeId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateOrganizationScopePayload = {
  __typename?: 'UpdateOrganizationScopePayload';
  organizationScope?: Maybe<OrganizationScope>;
  userErrors: Array<UserError>;
};

export type UpdateProfileFieldInput = {
  name: Scalars['String']['input'];
  type: ProfileFieldType;
  isRequired: Scalars['Boolean']['input'];
  label?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  config?: InputMaybe<Scalars['JSON']['input']>;
};

export type UpdateProfileFieldPayload = {
  __typename?: 'UpdateProfileFieldPayload';
  profileField?: Maybe<ProfileField>;
  userErrors: Array<UserError>;
};

export type UpdateResourceInput = {
  resourceId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  accessTokenTtl?: InputMaybe<Scalars['Int']['input']>;
};

export type UpdateResourcePayload = {
  __typename?: 'UpdateResourcePayload';
  resource?: Maybe<Resource>;
  userErrors: Array<UserError>;
};

export type UpdateRoleInput = {
  roleId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdateRolePayload = {
  __typename?: 'UpdateRolePayload';
  role?: Maybe<Role>;
  userErrors: Array<UserError>;
};

/** What is left out stays as it is; null clears. */
export type UpdateSamlApplicationInput = {
  applicationId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  isAccessControlEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  entityId?: InputMaybe<Scalars['String']['input']>;
  consumer?: InputMaybe<SamlConsumerInput>;
  encryption?: InputMaybe<SamlEncryptionInput>;
  nameIdFormat?: InputMaybe<SamlNameIdFormat>;
  attributes?: InputMaybe<Array<SamlAttributeInput>>;
};

export type UpdateSamlApplicationPayload = {
  __typename?: 'UpdateSamlApplicationPayload';
  application?: Maybe<Application>;
  userErrors: Array<UserError>;
};

export type UpdateScopeInput = {
  resourceId: Scalars['ID']['input'];
  scopeId: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateScopePayload = {
  __typename?: 'UpdateScopePayload';
  scope?: Maybe<Scope>;
  userErrors: Array<UserError>;
};

/** What is given is replaced. */
export type UpdateScriptInput = {
  kind: ScriptKind;
  script?: InputMaybe<Scalars['String']['input']>;
  environmentVariables?: InputMaybe<Array<ScriptVariableInput>>;
  contextSample?: InputMaybe<Scalars['JSON']['input']>;
  tokenSample?: InputMaybe<Scalars['JSON']['input']>;
  blockIssuanceOnError?: InputMaybe<Scalars['Boolean']['input']>;
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  onExecutionError?: InputMaybe<OnExecutionError>;
};

export type UpdateScriptPayload = {
  __typename?: 'UpdateScriptPayload';
  script?: Maybe<Script>;
  userErrors: Array<UserError>;
};

/** Top-level settings that are given are replaced, here or in the keys of the contract. */
export type UpdateSignInExperienceInput = {
  color?: InputMaybe<SignInExperienceColorInput>;
  branding?: InputMaybe<SignInExperienceBrandingInput>;
  languageInfo?: InputMaybe<SignInExperienceLanguageInfoInput>;
  termsOfUseUrl?: InputMaybe<Scalars['String']['input']>;
  privacyPolicyUrl?: InputMaybe<Scalars['String']['input']>;
  agreeToTermsPolicy?: InputMaybe<SignInExperienceAgreeToTermsPolicy>;
  signIn?: InputMaybe<SignInExperienceSignInInput>;
  signUp?: InputMaybe<SignInExperienceSignUpInput>;
  socialSignIn?: InputMaybe<SignInExperienceSocialSignInInput>;
  socialSignInConnectorTargets?: InputMaybe<Array<Scalars['String']['input']>>;
  signInMode?: InputMaybe<SignInExperienceSignInMode>;
  customCss?: InputMaybe<Scalars['String']['input']>;
  customContent?: InputMaybe<Scalars['JSON']['input']>;
  customUiCsp?: InputMaybe<SignInExperienceContentSecurityPolicyInput>;
  passwordPolicy?: InputMaybe<SignInExperiencePasswordPolicyInput>;
  mfa?: InputMaybe<SignInExperienceMfaInput>;
  adaptiveMfa?: InputMaybe<SignInExperienceSwitchInput>;
  singleSignOnEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  supportEmail?: InputMaybe<Scalars['String']['input']>;
  supportWebsiteUrl?: InputMaybe<Scalars['String']['input']>;
  unknownSessionRedirectUrl?: InputMaybe<Scalars['String']['input']>;
  captchaPolicy?: InputMaybe<SignInExperienceSwitchInput>;
  sentinelPolicy?: InputMaybe<SignInExperienceSentinelPolicyInput>;
  emailBlocklistPolicy?: InputMaybe<SignInExperienceEmailBlocklistPolicyInput>;
  verificationCodePolicy?: InputMaybe<SignInExperienceVerificationCodePolicyInput>;
  forgotPasswordMethods?: InputMaybe<Array<SignInExperienceForgotPasswordMethod>>;
  passkeySignIn?: InputMaybe<SignInExperiencePasskeySignInInput>;
  signUpProfileFields?: InputMaybe<Array<SignInExperienceSignUpProfileFieldInput>>;
  passwordExpiration?: InputMaybe<SignInExperiencePasswordExpirationInput>;
  usernamePolicy?: InputMaybe<SignInExperienceUsernamePolicyInput>;
  trustedDevice?: InputMaybe<SignInExperienceTrustedDeviceInput>;
  settings?: InputMaybe<Scalars['JSON']['input']>;
};

export type UpdateSignInExperiencePayload = {
  __typename?: 'UpdateSignInExperiencePayload';
  signInExperience?: Maybe<SignInExperience>;
  userErrors: Array<UserError>;
};

/** What is left out stays as it is; a mask in the settings keeps the secret. */
export type UpdateSsoConnectorInput = {
  ssoConnectorId: Scalars['ID']['input'];
  connectorName?: InputMaybe<Scalars['String']['input']>;
  config?: InputMaybe<Scalars['JSON']['input']>;
  domains?: InputMaybe<Array<Scalars['String']['input']>>;
  branding?: InputMaybe<Scalars['JSON']['input']>;
  isProfileSynchronized?: InputMaybe<Scalars['Boolean']['input']>;
  isTokenStorageEnabled?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdateSsoConnectorPayload = {
  __typename?: 'UpdateSsoConnectorPayload';
  ssoConnector?: Maybe<SsoConnector>;
  userErrors: Array<UserError>;
};

/** What is left out stays as it is; null clears. */
export type UpdateUserInput = {
  userId: Scalars['ID']['input'];
  username?: InputMaybe<Scalars['String']['input']>;
  primaryEmail?: InputMaybe<Scalars['String']['input']>;
  primaryPhone?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  avatar?: InputMaybe<Scalars['String']['input']>;
  customData?: InputMaybe<Scalars['JSON']['input']>;
  profile?: InputMaybe<UserProfileInput>;
};

export type UpdateUserPayload = {
  __typename?: 'UpdateUserPayload';
  user?: Maybe<User>;
  userErrors: Array<UserError>;
};

/** What is left out stays as it is. */
export type UpdateUserSignInSettingsInput = {
  userId: Scalars['ID']['input'];
  mfaEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  mfaSkipped?: InputMaybe<Scalars['Boolean']['input']>;
  mfaSuggestionSkipped?: InputMaybe<Scalars['Boolean']['input']>;
  skipMfaOnSignIn?: InputMaybe<Scalars['Boolean']['input']>;
  passkeySkipped?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdateUserSignInSettingsPayload = {
  __typename?: 'UpdateUserSignInSettingsPayload';
  signInSettings?: Maybe<UserSignInSettings>;
  userErrors: Array<UserError>;
};

export type UpdateWebhookInput = {
  webhookId: Scalars['ID']['input'];
  events?: InputMaybe<Array<WebhookEvent>>;
  url?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  headers?: InputMaybe<Scalars['JSON']['input']>;
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdateWebhookPayload = {
  __typename?: 'UpdateWebhookPayload';
  webhook?: Maybe<Webhook>;
  userErrors: Array<UserError>;
};

/** A person who can sign in. */
export type User = Node & {
  __typename?: 'User';
  /** The global id. */
  id: Scalars['ID']['output'];
  /** Tokens for the user's own programs, newest first. */
  personalAccessTokens: PersonalAccessTokenConnection;
  /** Second factors, oldest first. */
  mfaFactors: Array<MfaFactor>;
  /** What the user is asked at sign-in, or let be. */
  signInSettings: UserSignInSettings;
  /** Accounts at social providers. */
  identities: Array<SocialIdentity>;
  /** Accounts at enterprises, oldest first. */
  ssoIdentities: Array<SsoIdentity>;
  /** What providers gave for accounts, oldest first. */
  storedTokens: Array<StoredTokens>;
  /** What the user let applications do, newest first. */
  grants: GrantConnection;
  sessions: Array<Session>;
  /** Browsers in which the user is not asked for their second factor, newest first. */
  trustedDevices: TrustedDeviceConnection;
  /** The plain id, `sub` in tokens. */
  userId: Scalars['ID']['output'];
  username?: Maybe<Scalars['String']['output']>;
  primaryEmail?: Maybe<Scalars['String']['output']>;
  primaryPhone?: Maybe<Scalars['String']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  avatar?: Maybe<Scalars['String']['output']>;
  profile: UserProfile;
  customData: Scalars['JSON']['output'];
  isSuspended: Scalars['Boolean']['output'];
  hasPassword: Scalars['Boolean']['output'];
  lastSignInAt?: Maybe<Scalars['DateTime']['output']>;
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** Roles outside organizations. */
  roles?: Maybe<RoleConnection>;
  organizations?: Maybe<UserOrganizationConnection>;
  /** What happened to and through this user, newest first. */
  events?: Maybe<EventConnection>;
  /** Whether the user administers this server. */
  isAdministrator?: Maybe<Scalars['Boolean']['output']>;
  /** Where the user signed in first. */
  application?: Maybe<Application>;
};


/** A person who can sign in. */
export type UserPersonalAccessTokensArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A person who can sign in. */
export type UserGrantsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A person who can sign in. */
export type UserTrustedDevicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A person who can sign in. */
export type UserRolesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A person who can sign in. */
export type UserOrganizationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A person who can sign in. */
export type UserEventsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list. */
export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  nodes: Array<User>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

/** Why a mutation was refused, in a way that the caller can mend. */
export type UserError = {
  __typename?: 'UserError';
  code: ErrorCode;
  message: Scalars['String']['output'];
  /** The input's field. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  data?: Maybe<Scalars['JSON']['output']>;
};

export type UserFilter = {
  /** Part of the id, user name, e-mail address, phone number or name. With three characters or more an index finds it. */
  text?: InputMaybe<Scalars['String']['input']>;
  isSuspended?: InputMaybe<Scalars['Boolean']['input']>;
  roleId?: InputMaybe<Scalars['ID']['input']>;
  organizationId?: InputMaybe<Scalars['ID']['input']>;
  /** Users who are signed in to the application, or let it act for them. */
  applicationId?: InputMaybe<Scalars['ID']['input']>;
  createdAfter?: InputMaybe<Scalars['DateTime']['input']>;
  createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** The last sign-in was later. */
  signedInAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** The last sign-in was earlier; there was one. */
  signedInBefore?: InputMaybe<Scalars['DateTime']['input']>;
  hasSignedIn?: InputMaybe<Scalars['Boolean']['input']>;
  hasPassword?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the user has a second factor. */
  hasMfa?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UserOrder = {
  field: UserOrderField;
  direction: OrderDirection;
};

export type UserOrderField =
  | 'CREATED_AT'
  | 'UPDATED_AT'
  /** Whoever has never signed in counts as the earliest. */
  | 'LAST_SIGN_IN_AT'
  /** Whoever has none counts as the first. */
  | 'USERNAME';

/** A page of a user's organizations. */
export type UserOrganizationConnection = {
  __typename?: 'UserOrganizationConnection';
  edges: Array<UserOrganizationEdge>;
  nodes: Array<Organization>;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

/** A user's membership of an organization. */
export type UserOrganizationEdge = {
  __typename?: 'UserOrganizationEdge';
  cursor: Scalars['String']['output'];
  node: Organization;
  joinedAt: Scalars['DateTime']['output'];
  roles: Array<OrganizationRole>;
};

/** Standard claims about a user (OpenID Connect Core, section 5.1). */
export type UserProfile = {
  __typename?: 'UserProfile';
  familyName?: Maybe<Scalars['String']['output']>;
  givenName?: Maybe<Scalars['String']['output']>;
  middleName?: Maybe<Scalars['String']['output']>;
  nickname?: Maybe<Scalars['String']['output']>;
  preferredUsername?: Maybe<Scalars['String']['output']>;
  profile?: Maybe<Scalars['String']['output']>;
  website?: Maybe<Scalars['String']['output']>;
  gender?: Maybe<Scalars['String']['output']>;
  birthdate?: Maybe<Scalars['String']['output']>;
  zoneinfo?: Maybe<Scalars['String']['output']>;
  locale?: Maybe<Scalars['String']['output']>;
  address?: Maybe<Address>;
};

/** Replaces the whole profile. */
export type UserProfileInput = {
  familyName?: InputMaybe<Scalars['String']['input']>;
  givenName?: InputMaybe<Scalars['String']['input']>;
  middleName?: InputMaybe<Scalars['String']['input']>;
  nickname?: InputMaybe<Scalars['String']['input']>;
  preferredUsername?: InputMaybe<Scalars['String']['input']>;
  profile?: InputMaybe<Scalars['String']['input']>;
  website?: InputMaybe<Scalars['String']['input']>;
  gender?: InputMaybe<Scalars['String']['input']>;
  birthdate?: InputMaybe<Scalars['String']['input']>;
  zoneinfo?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  address?: InputMaybe<AddressInput>;
};

/** What a user is asked at sign-in, or let be. */
export type UserSignInSettings = {
  __typename?: 'UserSignInSettings';
  /** Whether the user has to choose a new password. */
  isPasswordExpired: Scalars['Boolean']['output'];
  /** Null as long as the user has not chosen. */
  mfaEnabled?: Maybe<Scalars['Boolean']['output']>;
  mfaSkipped: Scalars['Boolean']['output'];
  mfaSuggestionSkipped: Scalars['Boolean']['output'];
  skipMfaOnSignIn: Scalars['Boolean']['output'];
  passkeySkipped: Scalars['Boolean']['output'];
};

/** A username that several users bear when case does not count. */
export type UsernameConflict = {
  __typename?: 'UsernameConflict';
  username: Scalars['String']['output'];
  userIds: Array<Scalars['ID']['output']>;
};

/** What keeps usernames from becoming case-insensitive. */
export type UsernameConflicts = {
  __typename?: 'UsernameConflicts';
  totalCount: Scalars['Int']['output'];
  samples: Array<UsernameConflict>;
};

export type VerifyMyPasskeyInput = {
  verificationId: Scalars['ID']['input'];
  payload: Scalars['JSON']['input'];
};

export type VerifyMyPasskeyPayload = {
  __typename?: 'VerifyMyPasskeyPayload';
  verificationId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type VerifyMyPasswordInput = {
  password: Scalars['String']['input'];
};

export type VerifyMyPasswordPayload = {
  __typename?: 'VerifyMyPasswordPayload';
  verificationId?: Maybe<Scalars['ID']['output']>;
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  userErrors: Array<UserError>;
};

export type VerifyMySocialAccountInput = {
  verificationId: Scalars['ID']['input'];
  connectorData: Scalars['JSON']['input'];
};

export type VerifyMySocialAccountPayload = {
  __typename?: 'VerifyMySocialAccountPayload';
  verificationId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type VerifyMyVerificationCodeInput = {
  verificationId: Scalars['ID']['input'];
  channel: MessageChannel;
  recipient: Scalars['String']['input'];
  code: Scalars['String']['input'];
};

export type VerifyMyVerificationCodePayload = {
  __typename?: 'VerifyMyVerificationCodePayload';
  verificationId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

export type VerifyOneTimeTokenInput = {
  token: Scalars['String']['input'];
  email: Scalars['String']['input'];
};

export type VerifyOneTimeTokenPayload = {
  __typename?: 'VerifyOneTimeTokenPayload';
  oneTimeToken?: Maybe<OneTimeToken>;
  userErrors: Array<UserError>;
};

export type VerifyVerificationCodeInput = {
  channel: MessageChannel;
  recipient: Scalars['String']['input'];
  code: Scalars['String']['input'];
};

export type VerifyVerificationCodePayload = {
  __typename?: 'VerifyVerificationCodePayload';
  isVerified?: Maybe<Scalars['Boolean']['output']>;
  userErrors: Array<UserError>;
};

/** Whoever sends this request. */
export type Viewer = {
  __typename?: 'Viewer';
  kind: ActorKind;
  /** What the token allows. */
  permissions: Array<Scalars['String']['output']>;
  /** One's own account, as far as it is open to its owner and the token. */
  account?: Maybe<Account>;
  user?: Maybe<User>;
  application?: Maybe<Application>;
  /** The organization that the token is for. */
  organization?: Maybe<Organization>;
};

/** A subscriber of events; each delivery is signed with its own key. */
export type Webhook = Node & {
  __typename?: 'Webhook';
  /** The global id. */
  id: Scalars['ID']['output'];
  webhookId: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  events: Array<WebhookEvent>;
  url: Scalars['String']['output'];
  retries?: Maybe<Scalars['Int']['output']>;
  isEnabled: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** What is sent along; it may authenticate this server. */
  headers?: Maybe<Scalars['JSON']['output']>;
  /** The key of the HMAC over each delivery. */
  signingKey?: Maybe<Scalars['String']['output']>;
  deliveryStatistics: DeliveryStatistics;
};

/** A page of a list. */
export type WebhookConnection = {
  __typename?: 'WebhookConnection';
  edges: Array<WebhookEdge>;
  nodes: Array<Webhook>;
  pageInfo: PageInfo;
  /** The size of the whole list, computed only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An item of a list, with its cursor. */
export type WebhookEdge = {
  __typename?: 'WebhookEdge';
  cursor: Scalars['String']['output'];
  node: Webhook;
};

/** An event that webhooks can be for. */
export type WebhookEvent =
  | 'POST_REGISTER'
  | 'POST_SIGN_IN'
  | 'POST_SIGN_IN_ADAPTIVE_MFA_TRIGGERED'
  | 'POST_RESET_PASSWORD'
  | 'USER_CREATED'
  | 'USER_DELETED'
  | 'USER_DATA_UPDATED'
  | 'USER_SUSPENSION_STATUS_UPDATED'
  | 'ROLE_CREATED'
  | 'ROLE_DELETED'
  | 'ROLE_DATA_UPDATED'
  | 'ROLE_SCOPES_UPDATED'
  | 'SCOPE_CREATED'
  | 'SCOPE_DELETED'
  | 'SCOPE_DATA_UPDATED'
  | 'ORGANIZATION_CREATED'
  | 'ORGANIZATION_DELETED'
  | 'ORGANIZATION_DATA_UPDATED'
  | 'ORGANIZATION_MEMBERSHIP_UPDATED'
  | 'ORGANIZATION_ROLE_CREATED'
  | 'ORGANIZATION_ROLE_DELETED'
  | 'ORGANIZATION_ROLE_DATA_UPDATED'
  | 'ORGANIZATION_ROLE_SCOPES_UPDATED'
  | 'ORGANIZATION_SCOPE_CREATED'
  | 'ORGANIZATION_SCOPE_DELETED'
  | 'ORGANIZATION_SCOPE_DATA_UPDATED'
  | 'IDENTIFIER_LOCKOUT'
  | 'MESSAGE_RATE_LIMITED'
  | 'GRANT_LIMIT_EXCEEDED'
  | 'TRUSTED_DEVICE_CREATED'
  | 'TRUSTED_DEVICE_DELETED';

export type WebhookFilter = {
  /** Part of the id, name or address. */
  text?: InputMaybe<Scalars['String']['input']>;
};

export type ConsoleViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleViewerQuery = { __typename?: 'Query', viewer?: { __typename?: 'Viewer', permissions: Array<string> } | null };

export type AboutForm_ApplicationFragment = { __typename?: 'Application', id: string, applicationId: string, name: string, description?: string | null } & { ' $fragmentName'?: 'AboutForm_ApplicationFragment' };

export type AddApplicationSecretMutationVariables = Exact<{
  input: AddApplicationSecretInput;
}>;


export type AddApplicationSecretMutation = { __typename?: 'Mutation', addApplicationSecret: { __typename?: 'AddApplicationSecretPayload', application?: { __typename?: 'Application', id: string } | null, secret?: { __typename?: 'RevealedSecret', name: string, value: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ApplicationActivityQueryVariables = Exact<{
  applicationId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ApplicationActivityQuery = { __typename?: 'Query', events: { __typename?: 'EventConnection', nodes: Array<{ __typename?: 'Event', id: string, key: string, result: string, actorKind: string, actorId?: string | null, userId?: string | null, applicationId?: string | null, createdAt: string, application?: { __typename?: 'Application', id: string, name: string } | null, user?: { __typename?: 'User', id: string, name?: string | null, username?: string | null, primaryEmail?: string | null } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type ApplicationPageQueryVariables = Exact<{
  applicationId: Scalars['ID']['input'];
}>;


export type ApplicationPageQuery = { __typename?: 'Query', application?: (
    { __typename?: 'Application', id: string, applicationId: string, name: string, type: ApplicationType, isThirdParty: boolean }
    & { ' $fragmentRefs'?: { 'GeneralTab_ApplicationFragment': GeneralTab_ApplicationFragment;'CredentialsTab_ApplicationFragment': CredentialsTab_ApplicationFragment;'TokensTab_ApplicationFragment': TokensTab_ApplicationFragment } }
  ) | null };

export type ApplicationRolesQueryVariables = Exact<{
  applicationId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ApplicationRolesQuery = { __typename?: 'Query', application?: { __typename?: 'Application', id: string, roles?: { __typename?: 'RoleConnection', nodes: Array<{ __typename?: 'Role', id: string, roleId: string, name: string, description: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type ApplicationRolesToAssignQueryVariables = Exact<{
  text?: InputMaybe<Scalars['String']['input']>;
}>;


export type ApplicationRolesToAssignQuery = { __typename?: 'Query', roles: { __typename?: 'RoleConnection', nodes: Array<{ __typename?: 'Role', id: string, roleId: string, name: string }> } };

export type AssignApplicationRolesMutationVariables = Exact<{
  input: AssignApplicationRolesInput;
}>;


export type AssignApplicationRolesMutation = { __typename?: 'Mutation', assignApplicationRoles: { __typename?: 'AssignApplicationRolesPayload', application?: { __typename?: 'Application', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RemoveApplicationRoleMutationVariables = Exact<{
  input: RemoveApplicationRoleInput;
}>;


export type RemoveApplicationRoleMutation = { __typename?: 'Mutation', removeApplicationRole: { __typename?: 'RemoveApplicationRolePayload', application?: { __typename?: 'Application', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ApplicationsPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ApplicationFilter>;
}>;


export type ApplicationsPageQuery = { __typename?: 'Query', applications: { __typename?: 'ApplicationConnection', totalCount: number, nodes: Array<{ __typename?: 'Application', id: string, applicationId: string, name: string, description?: string | null, type: ApplicationType, isThirdParty: boolean, createdAt: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type BackchannelForm_ApplicationFragment = { __typename?: 'Application', id: string, applicationId: string, backchannelLogoutUri?: string | null, backchannelLogoutSessionRequired: boolean } & { ' $fragmentName'?: 'BackchannelForm_ApplicationFragment' };

export type SetApplicationConsentScopesMutationVariables = Exact<{
  input: SetApplicationConsentScopesInput;
}>;


export type SetApplicationConsentScopesMutation = { __typename?: 'Mutation', setApplicationConsentScopes: { __typename?: 'SetApplicationConsentScopesPayload', application?: { __typename?: 'Application', id: string, consentScopes?: { __typename?: 'ConsentScopes', userScopes: Array<string>, resourceScopes?: Array<{ __typename?: 'Scope', id: string, scopeId: string }> | null, organizationScopes?: Array<{ __typename?: 'OrganizationScope', id: string, organizationScopeId: string }> | null } | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ConsentTabQueryVariables = Exact<{
  applicationId: Scalars['ID']['input'];
}>;


export type ConsentTabQuery = { __typename?: 'Query', application?: { __typename?: 'Application', id: string, applicationId: string, consentScopes?: { __typename?: 'ConsentScopes', userScopes: Array<string>, resourceScopes?: Array<{ __typename?: 'Scope', id: string, scopeId: string }> | null, organizationScopes?: Array<{ __typename?: 'OrganizationScope', id: string, organizationScopeId: string }> | null } | null } | null, resources: { __typename?: 'ResourceConnection', nodes: Array<{ __typename?: 'Resource', id: string, name: string, isManagementApi: boolean, scopes: Array<{ __typename?: 'Scope', id: string, scopeId: string, name: string }> }> }, organizationTemplate?: { __typename?: 'OrganizationTemplate', scopes: Array<{ __typename?: 'OrganizationScope', id: string, organizationScopeId: string, name: string }> } | null };

export type CredentialsTab_ApplicationFragment = (
  { __typename?: 'Application', id: string, applicationId: string, type: ApplicationType }
  & { ' $fragmentRefs'?: { 'SecretsSection_ApplicationFragment': SecretsSection_ApplicationFragment } }
) & { ' $fragmentName'?: 'CredentialsTab_ApplicationFragment' };

export type ProviderEndpointsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProviderEndpointsQuery = { __typename?: 'Query', oidcConfiguration: { __typename?: 'OidcConfiguration', issuer: string, discoveryUrl: string, authorizationEndpoint: string, tokenEndpoint: string, userinfoEndpoint: string, jwksUri: string, endSessionEndpoint: string, graphqlEndpoint: string, managementApiResource: string } };

export type GeneralTab_ApplicationFragment = (
  { __typename?: 'Application', id: string, applicationId: string, name: string, type: ApplicationType, isThirdParty: boolean, customData: unknown, createdAt: string, updatedAt: string }
  & { ' $fragmentRefs'?: { 'AboutForm_ApplicationFragment': AboutForm_ApplicationFragment;'UrisForm_ApplicationFragment': UrisForm_ApplicationFragment } }
) & { ' $fragmentName'?: 'GeneralTab_ApplicationFragment' };

export type DeleteApplicationMutationVariables = Exact<{
  input: DeleteApplicationInput;
}>;


export type DeleteApplicationMutation = { __typename?: 'Mutation', deleteApplication: { __typename?: 'DeleteApplicationPayload', deletedApplicationId?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type IdTokenForm_ApplicationFragment = { __typename?: 'Application', id: string, applicationId: string, idTokenTtl: number, idTokenSigningAlgorithm?: SigningAlgorithm | null } & { ' $fragmentName'?: 'IdTokenForm_ApplicationFragment' };

export type CreateApplicationMutationVariables = Exact<{
  input: CreateApplicationInput;
}>;


export type CreateApplicationMutation = { __typename?: 'Mutation', createApplication: { __typename?: 'CreateApplicationPayload', application?: { __typename?: 'Application', id: string, applicationId: string, name: string, type: ApplicationType } | null, secret?: { __typename?: 'RevealedSecret', name: string, value: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RefreshTokenForm_ApplicationFragment = { __typename?: 'Application', id: string, applicationId: string, type: ApplicationType, isThirdParty: boolean, alwaysIssueRefreshToken: boolean, rotateRefreshToken: boolean, refreshTokenTtlInDays: number, allowTokenExchange: boolean } & { ' $fragmentName'?: 'RefreshTokenForm_ApplicationFragment' };

export type RenameApplicationSecretMutationVariables = Exact<{
  input: RenameApplicationSecretInput;
}>;


export type RenameApplicationSecretMutation = { __typename?: 'Mutation', renameApplicationSecret: { __typename?: 'RenameApplicationSecretPayload', application?: { __typename?: 'Application', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SecretsSection_ApplicationFragment = { __typename?: 'Application', id: string, applicationId: string, secrets: Array<(
    { __typename?: 'ApplicationSecret' }
    & { ' $fragmentRefs'?: { 'SecretsTable_SecretFragment': SecretsTable_SecretFragment } }
  )> } & { ' $fragmentName'?: 'SecretsSection_ApplicationFragment' };

export type RevealApplicationSecretsMutationVariables = Exact<{
  input: RevealApplicationSecretsInput;
}>;


export type RevealApplicationSecretsMutation = { __typename?: 'Mutation', revealApplicationSecrets: { __typename?: 'RevealApplicationSecretsPayload', secrets?: Array<{ __typename?: 'RevealedSecret', name: string, value: string }> | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SecretsTable_SecretFragment = { __typename?: 'ApplicationSecret', name: string, createdAt: string, expiresAt?: string | null, isExpired: boolean } & { ' $fragmentName'?: 'SecretsTable_SecretFragment' };

export type DeleteApplicationSecretMutationVariables = Exact<{
  input: DeleteApplicationSecretInput;
}>;


export type DeleteApplicationSecretMutation = { __typename?: 'Mutation', deleteApplicationSecret: { __typename?: 'DeleteApplicationSecretPayload', application?: { __typename?: 'Application', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SignInMethodsForm_MethodsFragment = { __typename?: 'ApplicationSignInMethods', socialTargets?: Array<string> | null, singleSignOn?: boolean | null, passkey?: boolean | null, methods?: Array<{ __typename?: 'ApplicationSignInMethod', identifier: string, password: boolean, verificationCode: boolean }> | null } & { ' $fragmentName'?: 'SignInMethodsForm_MethodsFragment' };

export type SetApplicationSignInMethodsMutationVariables = Exact<{
  input: SetApplicationAppearanceInput;
}>;


export type SetApplicationSignInMethodsMutation = { __typename?: 'Mutation', setApplicationAppearance: { __typename?: 'SetApplicationAppearancePayload', application?: { __typename?: 'Application', id: string, appearance?: { __typename?: 'ApplicationAppearance', signInMethods?: (
          { __typename?: 'ApplicationSignInMethods' }
          & { ' $fragmentRefs'?: { 'SignInMethodsForm_MethodsFragment': SignInMethodsForm_MethodsFragment } }
        ) | null } | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SignInMethodsTabQueryVariables = Exact<{
  applicationId: Scalars['ID']['input'];
}>;


export type SignInMethodsTabQuery = { __typename?: 'Query', application?: { __typename?: 'Application', id: string, appearance?: { __typename?: 'ApplicationAppearance', signInMethods?: (
        { __typename?: 'ApplicationSignInMethods' }
        & { ' $fragmentRefs'?: { 'SignInMethodsForm_MethodsFragment': SignInMethodsForm_MethodsFragment } }
      ) | null } | null } | null, signInExperience?: { __typename?: 'SignInExperience', socialSignInConnectorTargets: Array<string>, singleSignOnEnabled: boolean, signIn: { __typename?: 'SignInExperienceSignIn', methods: Array<{ __typename?: 'SignInExperienceSignInMethod', identifier: SignInExperienceIdentifier, password: boolean, verificationCode: boolean }> }, passkeySignIn: { __typename?: 'SignInExperiencePasskeySignIn', enabled?: boolean | null } } | null };

export type TokensTab_ApplicationFragment = (
  { __typename?: 'Application', id: string }
  & { ' $fragmentRefs'?: { 'RefreshTokenForm_ApplicationFragment': RefreshTokenForm_ApplicationFragment;'IdTokenForm_ApplicationFragment': IdTokenForm_ApplicationFragment;'BackchannelForm_ApplicationFragment': BackchannelForm_ApplicationFragment } }
) & { ' $fragmentName'?: 'TokensTab_ApplicationFragment' };

export type UrisForm_ApplicationFragment = { __typename?: 'Application', id: string, applicationId: string, type: ApplicationType, redirectUris: Array<string>, postLogoutRedirectUris: Array<string>, corsAllowedOrigins: Array<string> } & { ' $fragmentName'?: 'UrisForm_ApplicationFragment' };

export type UpdateApplicationMutationVariables = Exact<{
  input: UpdateApplicationInput;
}>;


export type UpdateApplicationMutation = { __typename?: 'Mutation', updateApplication: { __typename?: 'UpdateApplicationPayload', application?: (
      { __typename?: 'Application', id: string }
      & { ' $fragmentRefs'?: { 'GeneralTab_ApplicationFragment': GeneralTab_ApplicationFragment;'TokensTab_ApplicationFragment': TokensTab_ApplicationFragment } }
    ) | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type AuditPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
}>;


export type AuditPageQuery = { __typename?: 'Query', events: { __typename?: 'EventConnection', nodes: Array<(
      { __typename?: 'Event', id: string, key: string, result: string, actorKind: string, actorId?: string | null, userId?: string | null, applicationId?: string | null, createdAt: string, user?: { __typename?: 'User', id: string, name?: string | null, username?: string | null, primaryEmail?: string | null } | null, application?: { __typename?: 'Application', id: string, name: string } | null }
      & { ' $fragmentRefs'?: { 'EventDrawer_EventFragment': EventDrawer_EventFragment } }
    )>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type EventDrawer_EventFragment = { __typename?: 'Event', id: string, eventId: string, key: string, result: string, actorKind: string, actorId?: string | null, userId?: string | null, applicationId?: string | null, organizationId?: string | null, sessionId?: string | null, ip?: string | null, userAgent?: string | null, payload?: unknown | null, createdAt: string } & { ' $fragmentName'?: 'EventDrawer_EventFragment' };

export type DashboardFiguresQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardFiguresQuery = { __typename?: 'Query', dashboard?: { __typename?: 'Dashboard', usersTotal: number, usersNewToday: number, usersNewLastSevenDays: number, activeUsersToday: number, applicationsTotal: number, organizationsTotal: number, signInsPerDay: Array<(
      { __typename?: 'DayCount' }
      & { ' $fragmentRefs'?: { 'SignInChart_DayFragment': SignInChart_DayFragment } }
    )> } | null };

export type RecentEventsQueryVariables = Exact<{ [key: string]: never; }>;


export type RecentEventsQuery = { __typename?: 'Query', events: { __typename?: 'EventConnection', nodes: Array<{ __typename?: 'Event', id: string, key: string, result: string, actorKind: string, actorId?: string | null, userId?: string | null, applicationId?: string | null, createdAt: string, user?: { __typename?: 'User', id: string, name?: string | null, username?: string | null, primaryEmail?: string | null } | null, application?: { __typename?: 'Application', id: string, name: string } | null }> } };

export type SignInChart_DayFragment = { __typename?: 'DayCount', date: string, count: number } & { ' $fragmentName'?: 'SignInChart_DayFragment' };

export type EmptyInboxMutationVariables = Exact<{
  input: DeleteInboxMessagesInput;
}>;


export type EmptyInboxMutation = { __typename?: 'Mutation', deleteInboxMessages: { __typename?: 'DeleteInboxMessagesPayload', deletedMessages?: number | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type InboxPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type InboxPageQuery = { __typename?: 'Query', inbox: { __typename?: 'Inbox', isOpen: boolean, takesEmails: boolean, takesTextMessages: boolean }, inboxMessages: { __typename?: 'InboxMessageConnection', totalCount: number, nodes: Array<(
      { __typename?: 'InboxMessage', id: string, inboxMessageId: string, channel: MessageChannel, recipient: string, usage: string, createdAt: string, content?: { __typename?: 'InboxContent', code?: string | null, link?: string | null } | null }
      & { ' $fragmentRefs'?: { 'MessageDrawer_MessageFragment': MessageDrawer_MessageFragment } }
    )>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type InboxArrivalsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type InboxArrivalsSubscription = { __typename?: 'Subscription', inboxMessages: { __typename?: 'InboxMessage', id: string } };

export type MessageDrawer_MessageFragment = { __typename?: 'InboxMessage', id: string, channel: MessageChannel, recipient: string, usage: string, createdAt: string, content?: { __typename?: 'InboxContent', subject: string, body: string, isHtml: boolean, code?: string | null, link?: string | null } | null } & { ' $fragmentName'?: 'MessageDrawer_MessageFragment' };

export type MachinesToAddQueryVariables = Exact<{
  text?: InputMaybe<Scalars['String']['input']>;
}>;


export type MachinesToAddQuery = { __typename?: 'Query', applications: { __typename?: 'ApplicationConnection', nodes: Array<{ __typename?: 'Application', id: string, applicationId: string, name: string }> } };

export type AddOrganizationApplicationsMutationVariables = Exact<{
  input: AddOrganizationApplicationsInput;
}>;


export type AddOrganizationApplicationsMutation = { __typename?: 'Mutation', addOrganizationApplications: { __typename?: 'AddOrganizationApplicationsPayload', organization?: { __typename?: 'Organization', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RemoveOrganizationApplicationMutationVariables = Exact<{
  input: RemoveOrganizationApplicationInput;
}>;


export type RemoveOrganizationApplicationMutation = { __typename?: 'Mutation', removeOrganizationApplication: { __typename?: 'RemoveOrganizationApplicationPayload', organization?: { __typename?: 'Organization', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UsersToAddQueryVariables = Exact<{
  text?: InputMaybe<Scalars['String']['input']>;
}>;


export type UsersToAddQuery = { __typename?: 'Query', users: { __typename?: 'UserConnection', nodes: Array<{ __typename?: 'User', id: string, userId: string, name?: string | null, username?: string | null, primaryEmail?: string | null, primaryPhone?: string | null }> } };

export type AddOrganizationMembersMutationVariables = Exact<{
  input: AddOrganizationMembersInput;
}>;


export type AddOrganizationMembersMutation = { __typename?: 'Mutation', addOrganizationMembers: { __typename?: 'AddOrganizationMembersPayload', organization?: { __typename?: 'Organization', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RemoveOrganizationMemberMutationVariables = Exact<{
  input: RemoveOrganizationMemberInput;
}>;


export type RemoveOrganizationMemberMutation = { __typename?: 'Mutation', removeOrganizationMember: { __typename?: 'RemoveOrganizationMemberPayload', organization?: { __typename?: 'Organization', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type CreateOrganizationMutationVariables = Exact<{
  input: CreateOrganizationInput;
}>;


export type CreateOrganizationMutation = { __typename?: 'Mutation', createOrganization: { __typename?: 'CreateOrganizationPayload', organization?: { __typename?: 'Organization', id: string, organizationId: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type MachineMembersQueryVariables = Exact<{
  organizationId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type MachineMembersQuery = { __typename?: 'Query', organization?: { __typename?: 'Organization', id: string, machineMembers?: { __typename?: 'MachineMemberConnection', nodes: Array<{ __typename?: 'MachineMember', applicationId: string, name: string, joinedAt: string, roles: Array<{ __typename?: 'OrganizationRole', id: string, organizationRoleId: string, name: string }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type RolesToHoldQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesToHoldQuery = { __typename?: 'Query', organizationTemplate?: { __typename?: 'OrganizationTemplate', roles: Array<{ __typename?: 'OrganizationRole', id: string, organizationRoleId: string, name: string, description?: string | null, type: RoleType }> } | null };

export type ReplaceMemberRolesMutationVariables = Exact<{
  input: ReplaceMemberRolesInput;
}>;


export type ReplaceMemberRolesMutation = { __typename?: 'Mutation', replaceMemberRoles: { __typename?: 'ReplaceMemberRolesPayload', member?: { __typename?: 'Member', id: string, roles: Array<{ __typename?: 'OrganizationRole', id: string, organizationRoleId: string, name: string }> } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ReplaceMachineRolesMutationVariables = Exact<{
  input: ReplaceOrganizationApplicationRolesInput;
}>;


export type ReplaceMachineRolesMutation = { __typename?: 'Mutation', replaceOrganizationApplicationRoles: { __typename?: 'ReplaceOrganizationApplicationRolesPayload', organization?: { __typename?: 'Organization', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type MembersQueryVariables = Exact<{
  organizationId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MemberFilter>;
}>;


export type MembersQuery = { __typename?: 'Query', organization?: { __typename?: 'Organization', id: string, membersCount?: number | null, members?: { __typename?: 'MemberConnection', totalCount: number, nodes: Array<{ __typename?: 'Member', id: string, userId: string, name?: string | null, username?: string | null, primaryEmail?: string | null, avatar?: string | null, joinedAt: string, roles: Array<{ __typename?: 'OrganizationRole', id: string, organizationRoleId: string, name: string }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type CreateOrganizationRoleMutationVariables = Exact<{
  input: CreateOrganizationRoleInput;
}>;


export type CreateOrganizationRoleMutation = { __typename?: 'Mutation', createOrganizationRole: { __typename?: 'CreateOrganizationRolePayload', organizationRole?: { __typename?: 'OrganizationRole', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type DeleteOrganizationRoleMutationVariables = Exact<{
  input: DeleteOrganizationRoleInput;
}>;


export type DeleteOrganizationRoleMutation = { __typename?: 'Mutation', deleteOrganizationRole: { __typename?: 'DeleteOrganizationRolePayload', deletedOrganizationRoleId?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type OrganizationPageQueryVariables = Exact<{
  organizationId: Scalars['ID']['input'];
}>;


export type OrganizationPageQuery = { __typename?: 'Query', organization?: (
    { __typename?: 'Organization', id: string, organizationId: string, name: string, isMfaRequired: boolean }
    & { ' $fragmentRefs'?: { 'OrganizationSettings_OrganizationFragment': OrganizationSettings_OrganizationFragment } }
  ) | null };

export type CreateOrganizationScopeMutationVariables = Exact<{
  input: CreateOrganizationScopeInput;
}>;


export type CreateOrganizationScopeMutation = { __typename?: 'Mutation', createOrganizationScope: { __typename?: 'CreateOrganizationScopePayload', organizationScope?: { __typename?: 'OrganizationScope', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UpdateOrganizationScopeMutationVariables = Exact<{
  input: UpdateOrganizationScopeInput;
}>;


export type UpdateOrganizationScopeMutation = { __typename?: 'Mutation', updateOrganizationScope: { __typename?: 'UpdateOrganizationScopePayload', organizationScope?: { __typename?: 'OrganizationScope', id: string, name: string, description?: string | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type OrganizationSettings_OrganizationFragment = { __typename?: 'Organization', id: string, organizationId: string, name: string, description?: string | null, customData: unknown, isMfaRequired: boolean, isTrustedDeviceAllowed: boolean, createdAt: string } & { ' $fragmentName'?: 'OrganizationSettings_OrganizationFragment' };

export type UpdateOrganizationMutationVariables = Exact<{
  input: UpdateOrganizationInput;
}>;


export type UpdateOrganizationMutation = { __typename?: 'Mutation', updateOrganization: { __typename?: 'UpdateOrganizationPayload', organization?: (
      { __typename?: 'Organization', id: string }
      & { ' $fragmentRefs'?: { 'OrganizationSettings_OrganizationFragment': OrganizationSettings_OrganizationFragment } }
    ) | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type DeleteOrganizationMutationVariables = Exact<{
  input: DeleteOrganizationInput;
}>;


export type DeleteOrganizationMutation = { __typename?: 'Mutation', deleteOrganization: { __typename?: 'DeleteOrganizationPayload', deletedOrganizationId?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type OrganizationsPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
}>;


export type OrganizationsPageQuery = { __typename?: 'Query', organizations: { __typename?: 'OrganizationConnection', totalCount: number, nodes: Array<{ __typename?: 'Organization', id: string, organizationId: string, name: string, description?: string | null, membersCount?: number | null, createdAt: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type ApiScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiScopesQuery = { __typename?: 'Query', resources: { __typename?: 'ResourceConnection', nodes: Array<{ __typename?: 'Resource', id: string, name: string, isManagementApi: boolean, scopes: Array<{ __typename?: 'Scope', id: string, scopeId: string, name: string }> }> } };

export type TemplatePageQueryVariables = Exact<{ [key: string]: never; }>;


export type TemplatePageQuery = { __typename?: 'Query', organizationTemplate?: (
    { __typename?: 'OrganizationTemplate' }
    & { ' $fragmentRefs'?: { 'TemplateRoles_TemplateFragment': TemplateRoles_TemplateFragment;'TemplateScopes_TemplateFragment': TemplateScopes_TemplateFragment } }
  ) | null };

export type TemplateRoles_TemplateFragment = { __typename?: 'OrganizationTemplate', permissions: Array<string>, roles: Array<{ __typename?: 'OrganizationRole', id: string, organizationRoleId: string, name: string, description?: string | null, type: RoleType, permissions: Array<string>, scopes: Array<{ __typename?: 'OrganizationScope', id: string, organizationScopeId: string, name: string }>, resourceScopes?: Array<{ __typename?: 'Scope', id: string, scopeId: string, name: string }> | null }>, scopes: Array<{ __typename?: 'OrganizationScope', id: string, organizationScopeId: string, name: string }> } & { ' $fragmentName'?: 'TemplateRoles_TemplateFragment' };

export type TemplateScopes_TemplateFragment = { __typename?: 'OrganizationTemplate', scopes: Array<{ __typename?: 'OrganizationScope', id: string, organizationScopeId: string, name: string, description?: string | null }> } & { ' $fragmentName'?: 'TemplateScopes_TemplateFragment' };

export type DeleteOrganizationScopeMutationVariables = Exact<{
  input: DeleteOrganizationScopeInput;
}>;


export type DeleteOrganizationScopeMutation = { __typename?: 'Mutation', deleteOrganizationScope: { __typename?: 'DeleteOrganizationScopePayload', deletedOrganizationScopeId?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UpdateOrganizationRoleMutationVariables = Exact<{
  input: UpdateOrganizationRoleInput;
}>;


export type UpdateOrganizationRoleMutation = { __typename?: 'Mutation', updateOrganizationRole: { __typename?: 'UpdateOrganizationRolePayload', organizationRole?: { __typename?: 'OrganizationRole', id: string, name: string, description?: string | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SetOrganizationRoleScopesMutationVariables = Exact<{
  input: SetOrganizationRoleScopesInput;
}>;


export type SetOrganizationRoleScopesMutation = { __typename?: 'Mutation', setOrganizationRoleScopes: { __typename?: 'SetOrganizationRoleScopesPayload', organizationRole?: { __typename?: 'OrganizationRole', id: string, scopes: Array<{ __typename?: 'OrganizationScope', id: string, organizationScopeId: string, name: string }> } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SetOrganizationRoleResourceScopesMutationVariables = Exact<{
  input: SetOrganizationRoleResourceScopesInput;
}>;


export type SetOrganizationRoleResourceScopesMutation = { __typename?: 'Mutation', setOrganizationRoleResourceScopes: { __typename?: 'SetOrganizationRoleResourceScopesPayload', organizationRole?: { __typename?: 'OrganizationRole', id: string, resourceScopes?: Array<{ __typename?: 'Scope', id: string, scopeId: string, name: string }> | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SetOrganizationRolePermissionsMutationVariables = Exact<{
  input: SetOrganizationRolePermissionsInput;
}>;


export type SetOrganizationRolePermissionsMutation = { __typename?: 'Mutation', setOrganizationRolePermissions: { __typename?: 'SetOrganizationRolePermissionsPayload', organizationRole?: { __typename?: 'OrganizationRole', id: string, permissions: Array<string> } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type CreateResourceMutationVariables = Exact<{
  input: CreateResourceInput;
}>;


export type CreateResourceMutation = { __typename?: 'Mutation', createResource: { __typename?: 'CreateResourcePayload', resource?: { __typename?: 'Resource', id: string, resourceId: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ResourceForm_ResourceFragment = { __typename?: 'Resource', id: string, resourceId: string, name: string, accessTokenTtl: number, isDefault: boolean } & { ' $fragmentName'?: 'ResourceForm_ResourceFragment' };

export type UpdateResourceMutationVariables = Exact<{
  input: UpdateResourceInput;
}>;


export type UpdateResourceMutation = { __typename?: 'Mutation', updateResource: { __typename?: 'UpdateResourcePayload', resource?: (
      { __typename?: 'Resource', id: string }
      & { ' $fragmentRefs'?: { 'ResourceForm_ResourceFragment': ResourceForm_ResourceFragment } }
    ) | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SetDefaultResourceMutationVariables = Exact<{
  input: SetDefaultResourceInput;
}>;


export type SetDefaultResourceMutation = { __typename?: 'Mutation', setDefaultResource: { __typename?: 'SetDefaultResourcePayload', resource?: { __typename?: 'Resource', id: string, isDefault: boolean } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ResourcePageQueryVariables = Exact<{
  resourceId: Scalars['ID']['input'];
}>;


export type ResourcePageQuery = { __typename?: 'Query', resource?: (
    { __typename?: 'Resource', id: string, resourceId: string, name: string, indicator: string, isDefault: boolean, isManagementApi: boolean }
    & { ' $fragmentRefs'?: { 'ResourceForm_ResourceFragment': ResourceForm_ResourceFragment;'ResourceScopes_ResourceFragment': ResourceScopes_ResourceFragment } }
  ) | null };

export type DeleteResourceMutationVariables = Exact<{
  input: DeleteResourceInput;
}>;


export type DeleteResourceMutation = { __typename?: 'Mutation', deleteResource: { __typename?: 'DeleteResourcePayload', deletedResourceId?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ResourceScopes_ResourceFragment = { __typename?: 'Resource', id: string, resourceId: string, isManagementApi: boolean, scopes: Array<{ __typename?: 'Scope', id: string, scopeId: string, name: string, description?: string | null }> } & { ' $fragmentName'?: 'ResourceScopes_ResourceFragment' };

export type DeleteScopeMutationVariables = Exact<{
  input: DeleteScopeInput;
}>;


export type DeleteScopeMutation = { __typename?: 'Mutation', deleteScope: { __typename?: 'DeleteScopePayload', deletedScopeId?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ResourcesPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResourceFilter>;
}>;


export type ResourcesPageQuery = { __typename?: 'Query', resources: { __typename?: 'ResourceConnection', totalCount: number, nodes: Array<{ __typename?: 'Resource', id: string, resourceId: string, name: string, indicator: string, isDefault: boolean, isManagementApi: boolean, scopes: Array<{ __typename?: 'Scope', id: string }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type CreateScopeMutationVariables = Exact<{
  input: CreateScopeInput;
}>;


export type CreateScopeMutation = { __typename?: 'Mutation', createScope: { __typename?: 'CreateScopePayload', scope?: { __typename?: 'Scope', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UpdateScopeMutationVariables = Exact<{
  input: UpdateScopeInput;
}>;


export type UpdateScopeMutation = { __typename?: 'Mutation', updateScope: { __typename?: 'UpdateScopePayload', scope?: { __typename?: 'Scope', id: string, name: string, description?: string | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type CreateRoleMutationVariables = Exact<{
  input: CreateRoleInput;
}>;


export type CreateRoleMutation = { __typename?: 'Mutation', createRole: { __typename?: 'CreateRolePayload', role?: { __typename?: 'Role', id: string, roleId: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RoleApplicationsQueryVariables = Exact<{
  roleId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type RoleApplicationsQuery = { __typename?: 'Query', role?: { __typename?: 'Role', id: string, applications?: { __typename?: 'ApplicationConnection', totalCount: number, nodes: Array<{ __typename?: 'Application', id: string, applicationId: string, name: string, description?: string | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type TakeRoleFromApplicationMutationVariables = Exact<{
  input: RemoveApplicationRoleInput;
}>;


export type TakeRoleFromApplicationMutation = { __typename?: 'Mutation', removeApplicationRole: { __typename?: 'RemoveApplicationRolePayload', application?: { __typename?: 'Application', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RolePageQueryVariables = Exact<{
  roleId: Scalars['ID']['input'];
}>;


export type RolePageQuery = { __typename?: 'Query', role?: (
    { __typename?: 'Role', id: string, roleId: string, name: string, type: RoleType }
    & { ' $fragmentRefs'?: { 'RoleSettings_RoleFragment': RoleSettings_RoleFragment;'RoleScopes_RoleFragment': RoleScopes_RoleFragment } }
  ) | null };

export type RoleScopes_RoleFragment = { __typename?: 'Role', id: string, roleId: string, scopes: Array<{ __typename?: 'Scope', id: string, scopeId: string, name: string, description?: string | null, resource: { __typename?: 'Resource', id: string, name: string, indicator: string } }> } & { ' $fragmentName'?: 'RoleScopes_RoleFragment' };

export type ScopesToAddQueryVariables = Exact<{
  text?: InputMaybe<Scalars['String']['input']>;
}>;


export type ScopesToAddQuery = { __typename?: 'Query', resources: { __typename?: 'ResourceConnection', nodes: Array<{ __typename?: 'Resource', id: string, name: string, scopes: Array<{ __typename?: 'Scope', id: string, scopeId: string, name: string }> }> } };

export type AddRoleScopesMutationVariables = Exact<{
  input: AddRoleScopesInput;
}>;


export type AddRoleScopesMutation = { __typename?: 'Mutation', addRoleScopes: { __typename?: 'AddRoleScopesPayload', role?: (
      { __typename?: 'Role', id: string }
      & { ' $fragmentRefs'?: { 'RoleScopes_RoleFragment': RoleScopes_RoleFragment } }
    ) | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RemoveRoleScopeMutationVariables = Exact<{
  input: RemoveRoleScopeInput;
}>;


export type RemoveRoleScopeMutation = { __typename?: 'Mutation', removeRoleScope: { __typename?: 'RemoveRoleScopePayload', role?: (
      { __typename?: 'Role', id: string }
      & { ' $fragmentRefs'?: { 'RoleScopes_RoleFragment': RoleScopes_RoleFragment } }
    ) | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RoleSettings_RoleFragment = { __typename?: 'Role', id: string, roleId: string, name: string, description: string, type: RoleType, isDefault: boolean } & { ' $fragmentName'?: 'RoleSettings_RoleFragment' };

export type UpdateRoleMutationVariables = Exact<{
  input: UpdateRoleInput;
}>;


export type UpdateRoleMutation = { __typename?: 'Mutation', updateRole: { __typename?: 'UpdateRolePayload', role?: (
      { __typename?: 'Role', id: string }
      & { ' $fragmentRefs'?: { 'RoleSettings_RoleFragment': RoleSettings_RoleFragment } }
    ) | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type DeleteRoleMutationVariables = Exact<{
  input: DeleteRoleInput;
}>;


export type DeleteRoleMutation = { __typename?: 'Mutation', deleteRole: { __typename?: 'DeleteRolePayload', deletedRoleId?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RoleUsersQueryVariables = Exact<{
  roleId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type RoleUsersQuery = { __typename?: 'Query', role?: { __typename?: 'Role', id: string, users?: { __typename?: 'UserConnection', totalCount: number, nodes: Array<{ __typename?: 'User', id: string, userId: string, name?: string | null, username?: string | null, primaryEmail?: string | null, avatar?: string | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type TakeRoleFromUserMutationVariables = Exact<{
  input: RemoveUserRoleInput;
}>;


export type TakeRoleFromUserMutation = { __typename?: 'Mutation', removeUserRole: { __typename?: 'RemoveUserRolePayload', user?: { __typename?: 'User', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RolesPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RoleFilter>;
}>;


export type RolesPageQuery = { __typename?: 'Query', roles: { __typename?: 'RoleConnection', totalCount: number, nodes: Array<{ __typename?: 'Role', id: string, roleId: string, name: string, description: string, type: RoleType, isDefault: boolean, usersCount: number, applicationsCount?: number | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type AccountCenterTab_SettingsFragment = { __typename?: 'AccountCenter', enabled: boolean, deleteAccountUrl?: string | null, customCss?: string | null, fields: { __typename?: 'AccountCenterAccountFields', name?: AccountCenterAccess | null, avatar?: AccountCenterAccess | null, profile?: AccountCenterAccess | null, email?: AccountCenterAccess | null, phone?: AccountCenterAccess | null, password?: AccountCenterAccess | null, username?: AccountCenterAccess | null, social?: AccountCenterAccess | null, customData?: AccountCenterAccess | null, mfa?: AccountCenterAccess | null, passkey?: AccountCenterAccess | null, session?: AccountCenterAccess | null, trustedDevice?: AccountCenterAccess | null } } & { ' $fragmentName'?: 'AccountCenterTab_SettingsFragment' };

export type AccountCenterTabQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountCenterTabQuery = { __typename?: 'Query', accountCenter?: (
    { __typename?: 'AccountCenter' }
    & { ' $fragmentRefs'?: { 'AccountCenterTab_SettingsFragment': AccountCenterTab_SettingsFragment } }
  ) | null };

export type UpdateAccountCenterMutationVariables = Exact<{
  input: UpdateAccountCenterInput;
}>;


export type UpdateAccountCenterMutation = { __typename?: 'Mutation', updateAccountCenter: { __typename?: 'UpdateAccountCenterPayload', accountCenter?: (
      { __typename?: 'AccountCenter' }
      & { ' $fragmentRefs'?: { 'AccountCenterTab_SettingsFragment': AccountCenterTab_SettingsFragment } }
    ) | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type CaptchaSectionQueryVariables = Exact<{ [key: string]: never; }>;


export type CaptchaSectionQuery = { __typename?: 'Query', captchaProvider?: { __typename?: 'CaptchaProvider', service: CaptchaService, siteKey: string, projectId?: string | null, domain?: string | null, mode?: CaptchaMode | null } | null };

export type SetCaptchaProviderMutationVariables = Exact<{
  input: SetCaptchaProviderInput;
}>;


export type SetCaptchaProviderMutation = { __typename?: 'Mutation', setCaptchaProvider: { __typename?: 'SetCaptchaProviderPayload', captchaProvider?: { __typename?: 'CaptchaProvider', service: CaptchaService, siteKey: string, projectId?: string | null, domain?: string | null, mode?: CaptchaMode | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type CreateProfileFieldMutationVariables = Exact<{
  input: CreateProfileFieldInput;
}>;


export type CreateProfileFieldMutation = { __typename?: 'Mutation', createProfileField: { __typename?: 'CreateProfileFieldPayload', profileField?: { __typename?: 'ProfileField', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ProfileFieldsTabQueryVariables = Exact<{ [key: string]: never; }>;


export type ProfileFieldsTabQuery = { __typename?: 'Query', profileFields: Array<{ __typename?: 'ProfileField', id: string, name: string, label: string, type: ProfileFieldType, isRequired: boolean }> };

export type DeleteProfileFieldMutationVariables = Exact<{
  input: DeleteProfileFieldInput;
}>;


export type DeleteProfileFieldMutation = { __typename?: 'Mutation', deleteProfileField: { __typename?: 'DeleteProfileFieldPayload', deletedProfileFieldName?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ServerTabQueryVariables = Exact<{ [key: string]: never; }>;


export type ServerTabQuery = { __typename?: 'Query', serverInformation: { __typename?: 'ServerInformation', version: string }, oidcConfiguration: { __typename?: 'OidcConfiguration', issuer: string, discoveryUrl: string, graphqlEndpoint: string, managementApiResource: string } };

export type SettingsPageQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsPageQuery = { __typename?: 'Query', signInExperience?: { __typename?: 'SignInExperience', settings: unknown } | null };

export type UpdateSignInExperienceMutationVariables = Exact<{
  input: UpdateSignInExperienceInput;
}>;


export type UpdateSignInExperienceMutation = { __typename?: 'Mutation', updateSignInExperience: { __typename?: 'UpdateSignInExperiencePayload', signInExperience?: { __typename?: 'SignInExperience', settings: unknown } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SetUpFirstAdministratorMutationVariables = Exact<{
  input: SetUpFirstAdministratorInput;
}>;


export type SetUpFirstAdministratorMutation = { __typename?: 'Mutation', setUpFirstAdministrator: { __typename?: 'SetUpFirstAdministratorPayload', userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type GrantAdministratorMutationVariables = Exact<{
  input: GrantAdministratorInput;
}>;


export type GrantAdministratorMutation = { __typename?: 'Mutation', grantAdministrator: { __typename?: 'GrantAdministratorPayload', user?: { __typename?: 'User', id: string, isAdministrator?: boolean | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RevokeAdministratorMutationVariables = Exact<{
  input: RevokeAdministratorInput;
}>;


export type RevokeAdministratorMutation = { __typename?: 'Mutation', revokeAdministrator: { __typename?: 'RevokeAdministratorPayload', user?: { __typename?: 'User', id: string, isAdministrator?: boolean | null } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { __typename?: 'Mutation', createUser: { __typename?: 'CreateUserPayload', user?: { __typename?: 'User', id: string, userId: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SetUserPasswordMutationVariables = Exact<{
  input: SetUserPasswordInput;
}>;


export type SetUserPasswordMutation = { __typename?: 'Mutation', setUserPassword: { __typename?: 'SetUserPasswordPayload', user?: { __typename?: 'User', id: string, hasPassword: boolean } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UserSessionsQueryVariables = Exact<{
  userId: Scalars['ID']['input'];
}>;


export type UserSessionsQuery = { __typename?: 'Query', user?: { __typename?: 'User', id: string, sessions: Array<{ __typename?: 'Session', sessionId: string, createdAt: string, expiresAt: string, ip?: string | null, userAgent?: string | null }> } | null };

export type EndUserSessionMutationVariables = Exact<{
  input: EndUserSessionInput;
}>;


export type EndUserSessionMutation = { __typename?: 'Mutation', endUserSession: { __typename?: 'EndUserSessionPayload', user?: { __typename?: 'User', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type SuspendUserMutationVariables = Exact<{
  input: SuspendUserInput;
}>;


export type SuspendUserMutation = { __typename?: 'Mutation', suspendUser: { __typename?: 'SuspendUserPayload', user?: { __typename?: 'User', id: string, isSuspended: boolean } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type ReinstateUserMutationVariables = Exact<{
  input: ReinstateUserInput;
}>;


export type ReinstateUserMutation = { __typename?: 'Mutation', reinstateUser: { __typename?: 'ReinstateUserPayload', user?: { __typename?: 'User', id: string, isSuspended: boolean } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UserTrustedDevicesQueryVariables = Exact<{
  userId: Scalars['ID']['input'];
}>;


export type UserTrustedDevicesQuery = { __typename?: 'Query', user?: { __typename?: 'User', id: string, trustedDevices: { __typename?: 'TrustedDeviceConnection', nodes: Array<{ __typename?: 'TrustedDevice', id: string, trustedDeviceId: string, userAgent?: string | null, createdAt: string, lastUsedAt?: string | null, expiresAt: string }> } } | null };

export type DeleteTrustedDeviceMutationVariables = Exact<{
  input: DeleteTrustedDeviceInput;
}>;


export type DeleteTrustedDeviceMutation = { __typename?: 'Mutation', deleteTrustedDevice: { __typename?: 'DeleteTrustedDevicePayload', user?: { __typename?: 'User', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UserActivityQueryVariables = Exact<{
  userId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type UserActivityQuery = { __typename?: 'Query', user?: { __typename?: 'User', id: string, events?: { __typename?: 'EventConnection', nodes: Array<{ __typename?: 'Event', id: string, key: string, result: string, actorKind: string, actorId?: string | null, userId?: string | null, applicationId?: string | null, createdAt: string, user?: { __typename?: 'User', id: string, name?: string | null, username?: string | null, primaryEmail?: string | null } | null, application?: { __typename?: 'Application', id: string, name: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type RolesToFilterByQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesToFilterByQuery = { __typename?: 'Query', roles: { __typename?: 'RoleConnection', nodes: Array<{ __typename?: 'Role', id: string, roleId: string, name: string }> } };

export type UserIdentityForm_UserFragment = { __typename?: 'User', id: string, userId: string, username?: string | null, primaryEmail?: string | null, primaryPhone?: string | null, name?: string | null, avatar?: string | null } & { ' $fragmentName'?: 'UserIdentityForm_UserFragment' };

export type UserOrganizationsQueryVariables = Exact<{
  userId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type UserOrganizationsQuery = { __typename?: 'Query', user?: { __typename?: 'User', id: string, organizations?: { __typename?: 'UserOrganizationConnection', edges: Array<{ __typename?: 'UserOrganizationEdge', cursor: string, joinedAt: string, node: { __typename?: 'Organization', id: string, organizationId: string, name: string }, roles: Array<{ __typename?: 'OrganizationRole', id: string, name: string }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type UserPageQueryVariables = Exact<{
  userId: Scalars['ID']['input'];
}>;


export type UserPageQuery = { __typename?: 'Query', user?: (
    { __typename?: 'User', id: string, userId: string, name?: string | null, username?: string | null, primaryEmail?: string | null, primaryPhone?: string | null, isSuspended: boolean, isAdministrator?: boolean | null }
    & { ' $fragmentRefs'?: { 'UserProfileTab_UserFragment': UserProfileTab_UserFragment;'UserSecurity_UserFragment': UserSecurity_UserFragment } }
  ) | null };

export type UserProfileForm_UserFragment = { __typename?: 'User', id: string, userId: string, profile: { __typename?: 'UserProfile', familyName?: string | null, givenName?: string | null, middleName?: string | null, nickname?: string | null, preferredUsername?: string | null, profile?: string | null, website?: string | null, gender?: string | null, birthdate?: string | null, zoneinfo?: string | null, locale?: string | null, address?: { __typename?: 'Address', formatted?: string | null, streetAddress?: string | null, locality?: string | null, region?: string | null, postalCode?: string | null, country?: string | null } | null } } & { ' $fragmentName'?: 'UserProfileForm_UserFragment' };

export type UserProfileTab_UserFragment = (
  { __typename?: 'User', id: string, userId: string, name?: string | null, username?: string | null, primaryEmail?: string | null, primaryPhone?: string | null, customData: unknown, lastSignInAt?: string | null, createdAt: string, updatedAt: string, application?: { __typename?: 'Application', id: string, name: string } | null }
  & { ' $fragmentRefs'?: { 'UserIdentityForm_UserFragment': UserIdentityForm_UserFragment;'UserProfileForm_UserFragment': UserProfileForm_UserFragment } }
) & { ' $fragmentName'?: 'UserProfileTab_UserFragment' };

export type DeleteUserMutationVariables = Exact<{
  input: DeleteUserInput;
}>;


export type DeleteUserMutation = { __typename?: 'Mutation', deleteUser: { __typename?: 'DeleteUserPayload', deletedUserId?: string | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UserRolesQueryVariables = Exact<{
  userId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type UserRolesQuery = { __typename?: 'Query', user?: { __typename?: 'User', id: string, roles?: { __typename?: 'RoleConnection', nodes: Array<{ __typename?: 'Role', id: string, roleId: string, name: string, description: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null } | null };

export type UserRolesToAssignQueryVariables = Exact<{
  text?: InputMaybe<Scalars['String']['input']>;
}>;


export type UserRolesToAssignQuery = { __typename?: 'Query', roles: { __typename?: 'RoleConnection', nodes: Array<{ __typename?: 'Role', id: string, roleId: string, name: string }> } };

export type AssignUserRolesMutationVariables = Exact<{
  input: AssignUserRolesInput;
}>;


export type AssignUserRolesMutation = { __typename?: 'Mutation', assignUserRoles: { __typename?: 'AssignUserRolesPayload', user?: { __typename?: 'User', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type RemoveUserRoleMutationVariables = Exact<{
  input: RemoveUserRoleInput;
}>;


export type RemoveUserRoleMutation = { __typename?: 'Mutation', removeUserRole: { __typename?: 'RemoveUserRolePayload', user?: { __typename?: 'User', id: string } | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export type UserSecurity_UserFragment = { __typename?: 'User', id: string, userId: string, hasPassword: boolean, isSuspended: boolean, isAdministrator?: boolean | null } & { ' $fragmentName'?: 'UserSecurity_UserFragment' };

export type UsersPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  orderBy?: InputMaybe<UserOrder>;
}>;


export type UsersPageQuery = { __typename?: 'Query', users: { __typename?: 'UserConnection', totalCount: number, nodes: Array<{ __typename?: 'User', id: string, userId: string, name?: string | null, username?: string | null, primaryEmail?: string | null, primaryPhone?: string | null, avatar?: string | null, isSuspended: boolean, lastSignInAt?: string | null, createdAt: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type UpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type UpdateUserMutation = { __typename?: 'Mutation', updateUser: { __typename?: 'UpdateUserPayload', user?: (
      { __typename?: 'User' }
      & { ' $fragmentRefs'?: { 'UserProfileTab_UserFragment': UserProfileTab_UserFragment } }
    ) | null, userErrors: Array<{ __typename?: 'UserError', code: ErrorCode, message: string, path?: Array<string> | null }> } };

export const SecretsTable_SecretFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecretsTable_secret"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApplicationSecret"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"isExpired"}}]}}]} as unknown as DocumentNode<SecretsTable_SecretFragment, unknown>;
export const SecretsSection_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecretsSection_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"secrets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretsTable_secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecretsTable_secret"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApplicationSecret"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"isExpired"}}]}}]} as unknown as DocumentNode<SecretsSection_ApplicationFragment, unknown>;
export const CredentialsTab_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CredentialsTab_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretsSection_application"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecretsTable_secret"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApplicationSecret"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"isExpired"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecretsSection_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"secrets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretsTable_secret"}}]}}]}}]} as unknown as DocumentNode<CredentialsTab_ApplicationFragment, unknown>;
export const AboutForm_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AboutForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]} as unknown as DocumentNode<AboutForm_ApplicationFragment, unknown>;
export const UrisForm_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UrisForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"redirectUris"}},{"kind":"Field","name":{"kind":"Name","value":"postLogoutRedirectUris"}},{"kind":"Field","name":{"kind":"Name","value":"corsAllowedOrigins"}}]}}]} as unknown as DocumentNode<UrisForm_ApplicationFragment, unknown>;
export const GeneralTab_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GeneralTab_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AboutForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UrisForm_application"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AboutForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UrisForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"redirectUris"}},{"kind":"Field","name":{"kind":"Name","value":"postLogoutRedirectUris"}},{"kind":"Field","name":{"kind":"Name","value":"corsAllowedOrigins"}}]}}]} as unknown as DocumentNode<GeneralTab_ApplicationFragment, unknown>;
export const SignInMethodsForm_MethodsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignInMethodsForm_methods"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApplicationSignInMethods"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}},{"kind":"Field","name":{"kind":"Name","value":"password"}},{"kind":"Field","name":{"kind":"Name","value":"verificationCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"socialTargets"}},{"kind":"Field","name":{"kind":"Name","value":"singleSignOn"}},{"kind":"Field","name":{"kind":"Name","value":"passkey"}}]}}]} as unknown as DocumentNode<SignInMethodsForm_MethodsFragment, unknown>;
export const RefreshTokenForm_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefreshTokenForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"Field","name":{"kind":"Name","value":"alwaysIssueRefreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"rotateRefreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenTtlInDays"}},{"kind":"Field","name":{"kind":"Name","value":"allowTokenExchange"}}]}}]} as unknown as DocumentNode<RefreshTokenForm_ApplicationFragment, unknown>;
export const IdTokenForm_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdTokenForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"idTokenTtl"}},{"kind":"Field","name":{"kind":"Name","value":"idTokenSigningAlgorithm"}}]}}]} as unknown as DocumentNode<IdTokenForm_ApplicationFragment, unknown>;
export const BackchannelForm_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BackchannelForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"backchannelLogoutUri"}},{"kind":"Field","name":{"kind":"Name","value":"backchannelLogoutSessionRequired"}}]}}]} as unknown as DocumentNode<BackchannelForm_ApplicationFragment, unknown>;
export const TokensTab_ApplicationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TokensTab_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefreshTokenForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"IdTokenForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BackchannelForm_application"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefreshTokenForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"Field","name":{"kind":"Name","value":"alwaysIssueRefreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"rotateRefreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenTtlInDays"}},{"kind":"Field","name":{"kind":"Name","value":"allowTokenExchange"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdTokenForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"idTokenTtl"}},{"kind":"Field","name":{"kind":"Name","value":"idTokenSigningAlgorithm"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BackchannelForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"backchannelLogoutUri"}},{"kind":"Field","name":{"kind":"Name","value":"backchannelLogoutSessionRequired"}}]}}]} as unknown as DocumentNode<TokensTab_ApplicationFragment, unknown>;
export const EventDrawer_EventFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventDrawer_event"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<EventDrawer_EventFragment, unknown>;
export const SignInChart_DayFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignInChart_day"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DayCount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]} as unknown as DocumentNode<SignInChart_DayFragment, unknown>;
export const MessageDrawer_MessageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageDrawer_message"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InboxMessage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"isHtml"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}}]}}]} as unknown as DocumentNode<MessageDrawer_MessageFragment, unknown>;
export const OrganizationSettings_OrganizationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganizationSettings_organization"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"isMfaRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isTrustedDeviceAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<OrganizationSettings_OrganizationFragment, unknown>;
export const TemplateRoles_TemplateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TemplateRoles_template"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationRoleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<TemplateRoles_TemplateFragment, unknown>;
export const TemplateScopes_TemplateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TemplateScopes_template"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}}]} as unknown as DocumentNode<TemplateScopes_TemplateFragment, unknown>;
export const ResourceForm_ResourceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceForm_resource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accessTokenTtl"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}}]}}]} as unknown as DocumentNode<ResourceForm_ResourceFragment, unknown>;
export const ResourceScopes_ResourceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceScopes_resource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"isManagementApi"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}}]} as unknown as DocumentNode<ResourceScopes_ResourceFragment, unknown>;
export const RoleScopes_RoleFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleScopes_role"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}}]}}]}}]}}]} as unknown as DocumentNode<RoleScopes_RoleFragment, unknown>;
export const RoleSettings_RoleFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleSettings_role"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}}]}}]} as unknown as DocumentNode<RoleSettings_RoleFragment, unknown>;
export const AccountCenterTab_SettingsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountCenterTab_settings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountCenter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"deleteAccountUrl"}},{"kind":"Field","name":{"kind":"Name","value":"customCss"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"password"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"social"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"mfa"}},{"kind":"Field","name":{"kind":"Name","value":"passkey"}},{"kind":"Field","name":{"kind":"Name","value":"session"}},{"kind":"Field","name":{"kind":"Name","value":"trustedDevice"}}]}}]}}]} as unknown as DocumentNode<AccountCenterTab_SettingsFragment, unknown>;
export const UserIdentityForm_UserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserIdentityForm_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}}]} as unknown as DocumentNode<UserIdentityForm_UserFragment, unknown>;
export const UserProfileForm_UserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserProfileForm_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"preferredUsername"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"birthdate"}},{"kind":"Field","name":{"kind":"Name","value":"zoneinfo"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}}]}}]}}]} as unknown as DocumentNode<UserProfileForm_UserFragment, unknown>;
export const UserProfileTab_UserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserProfileTab_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"lastSignInAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserIdentityForm_user"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserProfileForm_user"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserIdentityForm_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserProfileForm_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"preferredUsername"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"birthdate"}},{"kind":"Field","name":{"kind":"Name","value":"zoneinfo"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}}]}}]}}]} as unknown as DocumentNode<UserProfileTab_UserFragment, unknown>;
export const UserSecurity_UserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserSecurity_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"isSuspended"}},{"kind":"Field","name":{"kind":"Name","value":"isAdministrator"}}]}}]} as unknown as DocumentNode<UserSecurity_UserFragment, unknown>;
export const ConsoleViewerDocument = {"__meta__":{"hash":"2f738a6e3bf4c8da1fad04f7bd40846cbe243b16"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsoleViewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permissions"}}]}}]}}]} as unknown as DocumentNode<ConsoleViewerQuery, ConsoleViewerQueryVariables>;
export const AddApplicationSecretDocument = {"__meta__":{"hash":"2f9e07dd3edf5f3317ff5bd73addf92ee32b38fb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddApplicationSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddApplicationSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addApplicationSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddApplicationSecretMutation, AddApplicationSecretMutationVariables>;
export const ApplicationActivityDocument = {"__meta__":{"hash":"1c0447c29c94ef047138c860ead63051241f98fc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApplicationActivity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"applicationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ApplicationActivityQuery, ApplicationActivityQueryVariables>;
export const ApplicationPageDocument = {"__meta__":{"hash":"80984393354067d77b81db59a5c5df8efadc51dd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApplicationPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"applicationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GeneralTab_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CredentialsTab_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TokensTab_application"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AboutForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UrisForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"redirectUris"}},{"kind":"Field","name":{"kind":"Name","value":"postLogoutRedirectUris"}},{"kind":"Field","name":{"kind":"Name","value":"corsAllowedOrigins"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecretsTable_secret"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApplicationSecret"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"isExpired"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SecretsSection_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"secrets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretsTable_secret"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefreshTokenForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"Field","name":{"kind":"Name","value":"alwaysIssueRefreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"rotateRefreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenTtlInDays"}},{"kind":"Field","name":{"kind":"Name","value":"allowTokenExchange"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdTokenForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"idTokenTtl"}},{"kind":"Field","name":{"kind":"Name","value":"idTokenSigningAlgorithm"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BackchannelForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"backchannelLogoutUri"}},{"kind":"Field","name":{"kind":"Name","value":"backchannelLogoutSessionRequired"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GeneralTab_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AboutForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UrisForm_application"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CredentialsTab_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SecretsSection_application"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TokensTab_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefreshTokenForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"IdTokenForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BackchannelForm_application"}}]}}]} as unknown as DocumentNode<ApplicationPageQuery, ApplicationPageQueryVariables>;
export const ApplicationRolesDocument = {"__meta__":{"hash":"a29ee7f0052129f1fdb9b325d7a251e715631cd1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApplicationRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"applicationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApplicationRolesQuery, ApplicationRolesQueryVariables>;
export const ApplicationRolesToAssignDocument = {"__meta__":{"hash":"8bfe8bee32bf6338ba44807270df6fd1b6634d74"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApplicationRolesToAssign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"roles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"type"},"value":{"kind":"EnumValue","value":"MACHINE_TO_MACHINE"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ApplicationRolesToAssignQuery, ApplicationRolesToAssignQueryVariables>;
export const AssignApplicationRolesDocument = {"__meta__":{"hash":"130a215c5db9cdb3f6327a8afb2ad455711bb8d7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AssignApplicationRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignApplicationRolesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignApplicationRoles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AssignApplicationRolesMutation, AssignApplicationRolesMutationVariables>;
export const RemoveApplicationRoleDocument = {"__meta__":{"hash":"fb639b6537f1e562b55d910f1e23b49cb8f9697c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveApplicationRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveApplicationRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeApplicationRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveApplicationRoleMutation, RemoveApplicationRoleMutationVariables>;
export const ApplicationsPageDocument = {"__meta__":{"hash":"b156c3544923901ed7d4b1e19c28d3460c283d03"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApplicationsPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ApplicationFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ApplicationsPageQuery, ApplicationsPageQueryVariables>;
export const SetApplicationConsentScopesDocument = {"__meta__":{"hash":"7c9be1a80c1ca07ba2053bb85730fd94ef54da86"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetApplicationConsentScopes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetApplicationConsentScopesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setApplicationConsentScopes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"consentScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userScopes"}},{"kind":"Field","name":{"kind":"Name","value":"resourceScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetApplicationConsentScopesMutation, SetApplicationConsentScopesMutationVariables>;
export const ConsentTabDocument = {"__meta__":{"hash":"21be3b9e967cb154941e9b13454a922ef025d382"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsentTab"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"applicationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"consentScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userScopes"}},{"kind":"Field","name":{"kind":"Name","value":"resourceScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isManagementApi"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"organizationTemplate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ConsentTabQuery, ConsentTabQueryVariables>;
export const ProviderEndpointsDocument = {"__meta__":{"hash":"89f19d6bb98aeb94132c8f1778b1ff2df0b58ac3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProviderEndpoints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"oidcConfiguration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"discoveryUrl"}},{"kind":"Field","name":{"kind":"Name","value":"authorizationEndpoint"}},{"kind":"Field","name":{"kind":"Name","value":"tokenEndpoint"}},{"kind":"Field","name":{"kind":"Name","value":"userinfoEndpoint"}},{"kind":"Field","name":{"kind":"Name","value":"jwksUri"}},{"kind":"Field","name":{"kind":"Name","value":"endSessionEndpoint"}},{"kind":"Field","name":{"kind":"Name","value":"graphqlEndpoint"}},{"kind":"Field","name":{"kind":"Name","value":"managementApiResource"}}]}}]}}]} as unknown as DocumentNode<ProviderEndpointsQuery, ProviderEndpointsQueryVariables>;
export const DeleteApplicationDocument = {"__meta__":{"hash":"d8c9912270f68dbbab81e8a22f53985d0ca7e75f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteApplicationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedApplicationId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteApplicationMutation, DeleteApplicationMutationVariables>;
export const CreateApplicationDocument = {"__meta__":{"hash":"e6b5c7e312337a9de253e7b8e40ef2598d72f9ab"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApplicationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateApplicationMutation, CreateApplicationMutationVariables>;
export const RenameApplicationSecretDocument = {"__meta__":{"hash":"049895b1dfa0446ba10f43052b5320192a023e99"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenameApplicationSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RenameApplicationSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renameApplicationSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RenameApplicationSecretMutation, RenameApplicationSecretMutationVariables>;
export const RevealApplicationSecretsDocument = {"__meta__":{"hash":"5810f7ae856bfeb0f4d81ef80acec187706fa378"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevealApplicationSecrets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevealApplicationSecretsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revealApplicationSecrets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secrets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RevealApplicationSecretsMutation, RevealApplicationSecretsMutationVariables>;
export const DeleteApplicationSecretDocument = {"__meta__":{"hash":"d252965e1892e9c0d74694c7e817dfa6dc1de715"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteApplicationSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteApplicationSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteApplicationSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteApplicationSecretMutation, DeleteApplicationSecretMutationVariables>;
export const SetApplicationSignInMethodsDocument = {"__meta__":{"hash":"90ad69ce656666bee6550fbfc50850c7e24130cb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetApplicationSignInMethods"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetApplicationAppearanceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setApplicationAppearance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"appearance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInMethods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignInMethodsForm_methods"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignInMethodsForm_methods"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApplicationSignInMethods"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}},{"kind":"Field","name":{"kind":"Name","value":"password"}},{"kind":"Field","name":{"kind":"Name","value":"verificationCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"socialTargets"}},{"kind":"Field","name":{"kind":"Name","value":"singleSignOn"}},{"kind":"Field","name":{"kind":"Name","value":"passkey"}}]}}]} as unknown as DocumentNode<SetApplicationSignInMethodsMutation, SetApplicationSignInMethodsMutationVariables>;
export const SignInMethodsTabDocument = {"__meta__":{"hash":"d9be07983762f47ceeeb1f0c280e6acb3b0dd740"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SignInMethodsTab"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"applicationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"applicationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"appearance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInMethods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignInMethodsForm_methods"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"signInExperience"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}},{"kind":"Field","name":{"kind":"Name","value":"password"}},{"kind":"Field","name":{"kind":"Name","value":"verificationCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"socialSignInConnectorTargets"}},{"kind":"Field","name":{"kind":"Name","value":"singleSignOnEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"passkeySignIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignInMethodsForm_methods"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApplicationSignInMethods"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"methods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}},{"kind":"Field","name":{"kind":"Name","value":"password"}},{"kind":"Field","name":{"kind":"Name","value":"verificationCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"socialTargets"}},{"kind":"Field","name":{"kind":"Name","value":"singleSignOn"}},{"kind":"Field","name":{"kind":"Name","value":"passkey"}}]}}]} as unknown as DocumentNode<SignInMethodsTabQuery, SignInMethodsTabQueryVariables>;
export const UpdateApplicationDocument = {"__meta__":{"hash":"4593e4abed8d49cfc0af07f8c261a3c64fc07b02"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateApplicationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GeneralTab_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TokensTab_application"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AboutForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UrisForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"redirectUris"}},{"kind":"Field","name":{"kind":"Name","value":"postLogoutRedirectUris"}},{"kind":"Field","name":{"kind":"Name","value":"corsAllowedOrigins"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefreshTokenForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"Field","name":{"kind":"Name","value":"alwaysIssueRefreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"rotateRefreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshTokenTtlInDays"}},{"kind":"Field","name":{"kind":"Name","value":"allowTokenExchange"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IdTokenForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"idTokenTtl"}},{"kind":"Field","name":{"kind":"Name","value":"idTokenSigningAlgorithm"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BackchannelForm_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"backchannelLogoutUri"}},{"kind":"Field","name":{"kind":"Name","value":"backchannelLogoutSessionRequired"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GeneralTab_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isThirdParty"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AboutForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UrisForm_application"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TokensTab_application"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefreshTokenForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"IdTokenForm_application"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BackchannelForm_application"}}]}}]} as unknown as DocumentNode<UpdateApplicationMutation, UpdateApplicationMutationVariables>;
export const AuditPageDocument = {"__meta__":{"hash":"014e1a4df7fe6b11d6f66082055cc7a1c6ba7ad8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}}]}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventDrawer_event"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventDrawer_event"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<AuditPageQuery, AuditPageQueryVariables>;
export const DashboardFiguresDocument = {"__meta__":{"hash":"33217b7e7b20934316cde0d34c59830703f36f02"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DashboardFigures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dashboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usersTotal"}},{"kind":"Field","name":{"kind":"Name","value":"usersNewToday"}},{"kind":"Field","name":{"kind":"Name","value":"usersNewLastSevenDays"}},{"kind":"Field","name":{"kind":"Name","value":"activeUsersToday"}},{"kind":"Field","name":{"kind":"Name","value":"applicationsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"organizationsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"signInsPerDay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"14"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignInChart_day"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignInChart_day"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DayCount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]} as unknown as DocumentNode<DashboardFiguresQuery, DashboardFiguresQueryVariables>;
export const RecentEventsDocument = {"__meta__":{"hash":"e6ea2d7023934c10ed51cca0203d02d52fa67e30"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecentEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}}]}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecentEventsQuery, RecentEventsQueryVariables>;
export const EmptyInboxDocument = {"__meta__":{"hash":"ac003e73cfcd3dfa7586c8a1a4e82d2d6d1b19e1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EmptyInbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteInboxMessagesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteInboxMessages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedMessages"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<EmptyInboxMutation, EmptyInboxMutationVariables>;
export const InboxPageDocument = {"__meta__":{"hash":"a21f62b1f3a8b39489c98e277b62a51f6340fba8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InboxPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbox"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"takesEmails"}},{"kind":"Field","name":{"kind":"Name","value":"takesTextMessages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inboxMessages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"inboxMessageId"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessageDrawer_message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageDrawer_message"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InboxMessage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"isHtml"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"link"}}]}}]}}]} as unknown as DocumentNode<InboxPageQuery, InboxPageQueryVariables>;
export const InboxArrivalsDocument = {"__meta__":{"hash":"8a3b49470918a8ce28901cd31e4e1a05a4809d5f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"InboxArrivals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboxMessages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<InboxArrivalsSubscription, InboxArrivalsSubscriptionVariables>;
export const MachinesToAddDocument = {"__meta__":{"hash":"ff180b8ca5d598b37502b7ab155c139abb1c899f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MachinesToAdd"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"types"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"MACHINE_TO_MACHINE"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<MachinesToAddQuery, MachinesToAddQueryVariables>;
export const AddOrganizationApplicationsDocument = {"__meta__":{"hash":"d9cd22c98b2232c3d5e79b244c7f4269b83a4c1a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddOrganizationApplications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddOrganizationApplicationsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addOrganizationApplications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddOrganizationApplicationsMutation, AddOrganizationApplicationsMutationVariables>;
export const RemoveOrganizationApplicationDocument = {"__meta__":{"hash":"15966eed995af4345cebfe4a9ddafd802094397d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveOrganizationApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveOrganizationApplicationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeOrganizationApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveOrganizationApplicationMutation, RemoveOrganizationApplicationMutationVariables>;
export const UsersToAddDocument = {"__meta__":{"hash":"b8146818ace42d9460fae5a30f3f5ac5a0b6fc3a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UsersToAdd"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}}]}}]}}]}}]} as unknown as DocumentNode<UsersToAddQuery, UsersToAddQueryVariables>;
export const AddOrganizationMembersDocument = {"__meta__":{"hash":"f3c89325b673e0cdaec9961108bcdbfb15764597"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddOrganizationMembers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddOrganizationMembersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addOrganizationMembers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AddOrganizationMembersMutation, AddOrganizationMembersMutationVariables>;
export const RemoveOrganizationMemberDocument = {"__meta__":{"hash":"8d512b58f7c06f63aa454d5c8b08c8b0b25ac22c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveOrganizationMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveOrganizationMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeOrganizationMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveOrganizationMemberMutation, RemoveOrganizationMemberMutationVariables>;
export const CreateOrganizationDocument = {"__meta__":{"hash":"1c003cf4a013e90bf772575689e7db33d8c6e036"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOrganization"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateOrganizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateOrganizationMutation, CreateOrganizationMutationVariables>;
export const MachineMembersDocument = {"__meta__":{"hash":"b890b9e71ed0ee351b7a9bcb2208888f6db7a22b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MachineMembers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"organizationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"machineMembers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationRoleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MachineMembersQuery, MachineMembersQueryVariables>;
export const RolesToHoldDocument = {"__meta__":{"hash":"20b586543b0eacb9eccb8982c7a1f74d98952c90"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RolesToHold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationTemplate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationRoleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]} as unknown as DocumentNode<RolesToHoldQuery, RolesToHoldQueryVariables>;
export const ReplaceMemberRolesDocument = {"__meta__":{"hash":"bdf3c92f64d67fed41cc45fdffcb38bb11f6341a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReplaceMemberRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReplaceMemberRolesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replaceMemberRoles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationRoleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ReplaceMemberRolesMutation, ReplaceMemberRolesMutationVariables>;
export const ReplaceMachineRolesDocument = {"__meta__":{"hash":"1653d3f7d6b9ea63cbfe1b53730b3ad65e57a905"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReplaceMachineRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReplaceOrganizationApplicationRolesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replaceOrganizationApplicationRoles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ReplaceMachineRolesMutation, ReplaceMachineRolesMutationVariables>;
export const MembersDocument = {"__meta__":{"hash":"771ef78e88ab5542fce3f36301fa3450879c0330"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Members"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MemberFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"organizationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"membersCount"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationRoleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MembersQuery, MembersQueryVariables>;
export const CreateOrganizationRoleDocument = {"__meta__":{"hash":"0c4db6ea0ab7f084acc5b07f865389be14c00a61"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOrganizationRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateOrganizationRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createOrganizationRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationRole"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateOrganizationRoleMutation, CreateOrganizationRoleMutationVariables>;
export const DeleteOrganizationRoleDocument = {"__meta__":{"hash":"8ff0219b1f5419a0451daf0035bb8d0021da86df"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteOrganizationRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteOrganizationRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteOrganizationRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedOrganizationRoleId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteOrganizationRoleMutation, DeleteOrganizationRoleMutationVariables>;
export const OrganizationPageDocument = {"__meta__":{"hash":"c02a890934a286007ba289eb24247953b14b04a6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"organizationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"organizationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isMfaRequired"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganizationSettings_organization"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganizationSettings_organization"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"isMfaRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isTrustedDeviceAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<OrganizationPageQuery, OrganizationPageQueryVariables>;
export const CreateOrganizationScopeDocument = {"__meta__":{"hash":"199213bb37386b56e6f9cba26c8c48ea162bbfaa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOrganizationScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateOrganizationScopeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createOrganizationScope"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationScope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateOrganizationScopeMutation, CreateOrganizationScopeMutationVariables>;
export const UpdateOrganizationScopeDocument = {"__meta__":{"hash":"dedbe4ec294a03cb8aa5a8052120df7334621d1e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOrganizationScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrganizationScopeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOrganizationScope"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationScope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateOrganizationScopeMutation, UpdateOrganizationScopeMutationVariables>;
export const UpdateOrganizationDocument = {"__meta__":{"hash":"d1bd3346d8d6c2f0920414f9dcd7c3b5fb27e773"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOrganization"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrganizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganizationSettings_organization"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganizationSettings_organization"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"isMfaRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isTrustedDeviceAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<UpdateOrganizationMutation, UpdateOrganizationMutationVariables>;
export const DeleteOrganizationDocument = {"__meta__":{"hash":"2a2f832e90db6f516cc0e3f4e6d87524449f219f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteOrganization"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteOrganizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedOrganizationId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteOrganizationMutation, DeleteOrganizationMutationVariables>;
export const OrganizationsPageDocument = {"__meta__":{"hash":"3251a0b5fb681e08fe652c868ab3c49eb3a0e51c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationsPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"membersCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<OrganizationsPageQuery, OrganizationsPageQueryVariables>;
export const ApiScopesDocument = {"__meta__":{"hash":"0f8ff74a0811adcb7a0ae9b6c18b6b9537f31e29"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isManagementApi"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApiScopesQuery, ApiScopesQueryVariables>;
export const TemplatePageDocument = {"__meta__":{"hash":"2547b041c9ecee46bf546d120471cad9b5b50e96"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TemplatePage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationTemplate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TemplateRoles_template"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TemplateScopes_template"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TemplateRoles_template"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationRoleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TemplateScopes_template"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}}]} as unknown as DocumentNode<TemplatePageQuery, TemplatePageQueryVariables>;
export const DeleteOrganizationScopeDocument = {"__meta__":{"hash":"4d8326d10c73af01bfd6995841fb9662a80a0683"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteOrganizationScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteOrganizationScopeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteOrganizationScope"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedOrganizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteOrganizationScopeMutation, DeleteOrganizationScopeMutationVariables>;
export const UpdateOrganizationRoleDocument = {"__meta__":{"hash":"57f774b3e772fefc7834d20b1f24c3c0f20e24dc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOrganizationRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrganizationRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOrganizationRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationRole"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateOrganizationRoleMutation, UpdateOrganizationRoleMutationVariables>;
export const SetOrganizationRoleScopesDocument = {"__meta__":{"hash":"b211e99edb5245a9c84acb9bddb291e44a75ba97"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetOrganizationRoleScopes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetOrganizationRoleScopesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setOrganizationRoleScopes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationRole"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetOrganizationRoleScopesMutation, SetOrganizationRoleScopesMutationVariables>;
export const SetOrganizationRoleResourceScopesDocument = {"__meta__":{"hash":"340ad629e756c7798a7f05b3b0818198f31170cc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetOrganizationRoleResourceScopes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetOrganizationRoleResourceScopesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setOrganizationRoleResourceScopes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationRole"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetOrganizationRoleResourceScopesMutation, SetOrganizationRoleResourceScopesMutationVariables>;
export const SetOrganizationRolePermissionsDocument = {"__meta__":{"hash":"5c3c1c33260bbd2fbfc7ba807c9001610cb5b4f7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetOrganizationRolePermissions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetOrganizationRolePermissionsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setOrganizationRolePermissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationRole"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetOrganizationRolePermissionsMutation, SetOrganizationRolePermissionsMutationVariables>;
export const CreateResourceDocument = {"__meta__":{"hash":"5ce163d5acccd48302e94a70330962ba1525952d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateResource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateResourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createResource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateResourceMutation, CreateResourceMutationVariables>;
export const UpdateResourceDocument = {"__meta__":{"hash":"f709093a2388604a41acd9c69ee9a33f4fe7bb08"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateResource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateResourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateResource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceForm_resource"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceForm_resource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accessTokenTtl"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}}]}}]} as unknown as DocumentNode<UpdateResourceMutation, UpdateResourceMutationVariables>;
export const SetDefaultResourceDocument = {"__meta__":{"hash":"605afd7586d683bce37020a6d54bcd8e47c740e0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetDefaultResource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetDefaultResourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setDefaultResource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetDefaultResourceMutation, SetDefaultResourceMutationVariables>;
export const ResourcePageDocument = {"__meta__":{"hash":"a595892b6502d7e434166a5b586a32dde504130c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ResourcePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"resourceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"resourceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"resourceId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"isManagementApi"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceForm_resource"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceScopes_resource"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceForm_resource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"accessTokenTtl"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceScopes_resource"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"isManagementApi"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}}]} as unknown as DocumentNode<ResourcePageQuery, ResourcePageQueryVariables>;
export const DeleteResourceDocument = {"__meta__":{"hash":"cadb9abf95e344bd892bfdfb3866ec6bd9e4e6bd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteResource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteResourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteResource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedResourceId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteResourceMutation, DeleteResourceMutationVariables>;
export const DeleteScopeDocument = {"__meta__":{"hash":"1583cbc04975d406e70e06f9d5d75bedcd3cfd28"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteScopeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteScope"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedScopeId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteScopeMutation, DeleteScopeMutationVariables>;
export const ResourcesPageDocument = {"__meta__":{"hash":"2141871d3f6cce8e3ab4867d7a9af5940ebc004e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ResourcesPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"isManagementApi"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ResourcesPageQuery, ResourcesPageQueryVariables>;
export const CreateScopeDocument = {"__meta__":{"hash":"a5f9ad73bb4befcefc69614d45c23313480fc43d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateScopeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createScope"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateScopeMutation, CreateScopeMutationVariables>;
export const UpdateScopeDocument = {"__meta__":{"hash":"c992f9831d55b24dcabf6789ea1cb8e1031e4a60"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateScopeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateScope"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scope"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateScopeMutation, UpdateScopeMutationVariables>;
export const CreateRoleDocument = {"__meta__":{"hash":"6329eb0e4d9749bdf75a9239d61a7e9318843b91"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateRoleMutation, CreateRoleMutationVariables>;
export const RoleApplicationsDocument = {"__meta__":{"hash":"3f398d6812c7a51b8b6fc84b5a80eb2734bd7bcc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RoleApplications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"roleId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"roleId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"roleId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RoleApplicationsQuery, RoleApplicationsQueryVariables>;
export const TakeRoleFromApplicationDocument = {"__meta__":{"hash":"3005ebcccf29806deccfaf0cd510a36afb03c83a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeRoleFromApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveApplicationRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeApplicationRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<TakeRoleFromApplicationMutation, TakeRoleFromApplicationMutationVariables>;
export const RolePageDocument = {"__meta__":{"hash":"a9522ac0578f707f9dca71253b1916bb21c6b680"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RolePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"roleId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"roleId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"roleId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleSettings_role"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleScopes_role"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleSettings_role"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleScopes_role"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}}]}}]}}]}}]} as unknown as DocumentNode<RolePageQuery, RolePageQueryVariables>;
export const ScopesToAddDocument = {"__meta__":{"hash":"e367426ff898c1db576f18d1914c580ff71fb3ab"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScopesToAdd"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScopesToAddQuery, ScopesToAddQueryVariables>;
export const AddRoleScopesDocument = {"__meta__":{"hash":"97afffcf5b0a812af5f93514069ba600de547be5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddRoleScopes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddRoleScopesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addRoleScopes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleScopes_role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleScopes_role"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}}]}}]}}]}}]} as unknown as DocumentNode<AddRoleScopesMutation, AddRoleScopesMutationVariables>;
export const RemoveRoleScopeDocument = {"__meta__":{"hash":"93ad75027739625e6fa11b33bb81b4509d820165"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveRoleScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveRoleScopeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeRoleScope"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleScopes_role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleScopes_role"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scopeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicator"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveRoleScopeMutation, RemoveRoleScopeMutationVariables>;
export const UpdateRoleDocument = {"__meta__":{"hash":"174063de56fabe5bb2d14322f575e1d66c2c043a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleSettings_role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleSettings_role"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}}]}}]} as unknown as DocumentNode<UpdateRoleMutation, UpdateRoleMutationVariables>;
export const DeleteRoleDocument = {"__meta__":{"hash":"8962009600975889733c73a9119c2d80bb0306f5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedRoleId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteRoleMutation, DeleteRoleMutationVariables>;
export const RoleUsersDocument = {"__meta__":{"hash":"fd679019f2b1bc697d226b3478acdae9a2583d50"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RoleUsers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"roleId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"roleId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"roleId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RoleUsersQuery, RoleUsersQueryVariables>;
export const TakeRoleFromUserDocument = {"__meta__":{"hash":"94a5d21b7f847a5888ce9c9e65b9aed20904ff8e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeRoleFromUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveUserRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeUserRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<TakeRoleFromUserMutation, TakeRoleFromUserMutationVariables>;
export const RolesPageDocument = {"__meta__":{"hash":"d1dcb848cf0cfd581effecabda02e1275a4b7ecd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RolesPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RoleFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"roles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"usersCount"}},{"kind":"Field","name":{"kind":"Name","value":"applicationsCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<RolesPageQuery, RolesPageQueryVariables>;
export const AccountCenterTabDocument = {"__meta__":{"hash":"385f34b4e4a46a6c4e8accd1c45ccfded9db1c68"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccountCenterTab"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountCenter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccountCenterTab_settings"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountCenterTab_settings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountCenter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"deleteAccountUrl"}},{"kind":"Field","name":{"kind":"Name","value":"customCss"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"password"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"social"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"mfa"}},{"kind":"Field","name":{"kind":"Name","value":"passkey"}},{"kind":"Field","name":{"kind":"Name","value":"session"}},{"kind":"Field","name":{"kind":"Name","value":"trustedDevice"}}]}}]}}]} as unknown as DocumentNode<AccountCenterTabQuery, AccountCenterTabQueryVariables>;
export const UpdateAccountCenterDocument = {"__meta__":{"hash":"e17337dd1f1b33b8bf688f1f8b09febaf138aa97"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateAccountCenter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAccountCenterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAccountCenter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accountCenter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AccountCenterTab_settings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AccountCenterTab_settings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountCenter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"deleteAccountUrl"}},{"kind":"Field","name":{"kind":"Name","value":"customCss"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"password"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"social"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"mfa"}},{"kind":"Field","name":{"kind":"Name","value":"passkey"}},{"kind":"Field","name":{"kind":"Name","value":"session"}},{"kind":"Field","name":{"kind":"Name","value":"trustedDevice"}}]}}]}}]} as unknown as DocumentNode<UpdateAccountCenterMutation, UpdateAccountCenterMutationVariables>;
export const CaptchaSectionDocument = {"__meta__":{"hash":"221386c67fe9b44d0d1782adbb289f50f9306b45"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaptchaSection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"captchaProvider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"siteKey"}},{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"domain"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}}]}}]}}]} as unknown as DocumentNode<CaptchaSectionQuery, CaptchaSectionQueryVariables>;
export const SetCaptchaProviderDocument = {"__meta__":{"hash":"bea5ce18f82af6bcf2c0fa36d8e1f8e43d227f9e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetCaptchaProvider"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetCaptchaProviderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setCaptchaProvider"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"captchaProvider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"siteKey"}},{"kind":"Field","name":{"kind":"Name","value":"projectId"}},{"kind":"Field","name":{"kind":"Name","value":"domain"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetCaptchaProviderMutation, SetCaptchaProviderMutationVariables>;
export const CreateProfileFieldDocument = {"__meta__":{"hash":"7c70c17a368fc9c5694279e4ba51247c557eb91d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProfileField"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProfileFieldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProfileField"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profileField"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateProfileFieldMutation, CreateProfileFieldMutationVariables>;
export const ProfileFieldsTabDocument = {"__meta__":{"hash":"b4f98bfd662d9b0cb41b06c8612ef949a3f9bb0e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProfileFieldsTab"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profileFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}}]}}]}}]} as unknown as DocumentNode<ProfileFieldsTabQuery, ProfileFieldsTabQueryVariables>;
export const DeleteProfileFieldDocument = {"__meta__":{"hash":"5c3672ebd80542f87ef6be1179dc0be1979876f1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteProfileField"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteProfileFieldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteProfileField"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedProfileFieldName"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteProfileFieldMutation, DeleteProfileFieldMutationVariables>;
export const ServerTabDocument = {"__meta__":{"hash":"b7afa51dfed5f3b723ccfa335fc02f71524f7eef"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServerTab"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverInformation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"oidcConfiguration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"discoveryUrl"}},{"kind":"Field","name":{"kind":"Name","value":"graphqlEndpoint"}},{"kind":"Field","name":{"kind":"Name","value":"managementApiResource"}}]}}]}}]} as unknown as DocumentNode<ServerTabQuery, ServerTabQueryVariables>;
export const SettingsPageDocument = {"__meta__":{"hash":"edf60eb89f1748bff301d3cf9a008e9aa91b8ff2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettingsPage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInExperience"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"}}]}}]}}]} as unknown as DocumentNode<SettingsPageQuery, SettingsPageQueryVariables>;
export const UpdateSignInExperienceDocument = {"__meta__":{"hash":"fddc2dd6bbb2144c10aacbe697e58d79d44958d5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSignInExperience"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSignInExperienceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSignInExperience"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInExperience"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateSignInExperienceMutation, UpdateSignInExperienceMutationVariables>;
export const SetUpFirstAdministratorDocument = {"__meta__":{"hash":"90529878b996560761d476ea0f9bffa7720c6857"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetUpFirstAdministrator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetUpFirstAdministratorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setUpFirstAdministrator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetUpFirstAdministratorMutation, SetUpFirstAdministratorMutationVariables>;
export const GrantAdministratorDocument = {"__meta__":{"hash":"611751acd36f754df646dadcd6c442b4b5248eac"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GrantAdministrator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GrantAdministratorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantAdministrator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isAdministrator"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<GrantAdministratorMutation, GrantAdministratorMutationVariables>;
export const RevokeAdministratorDocument = {"__meta__":{"hash":"0388f2c9c71038f33e5967a01ece77acfe358f8c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeAdministrator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeAdministratorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeAdministrator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isAdministrator"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeAdministratorMutation, RevokeAdministratorMutationVariables>;
export const CreateUserDocument = {"__meta__":{"hash":"cfdd4b88856fe6024484b43e3db77d3ae343e5ae"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateUserMutation, CreateUserMutationVariables>;
export const SetUserPasswordDocument = {"__meta__":{"hash":"4aa5de93bce896cc2292bc284e4e4fee690a4b79"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetUserPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetUserPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setUserPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SetUserPasswordMutation, SetUserPasswordMutationVariables>;
export const UserSessionsDocument = {"__meta__":{"hash":"09094c5f82fdfb0ef836e0292be011aef20f3c17"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}}]}}]}}]}}]} as unknown as DocumentNode<UserSessionsQuery, UserSessionsQueryVariables>;
export const EndUserSessionDocument = {"__meta__":{"hash":"b5f602473d3ae532da396305deec558f45a811ba"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndUserSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndUserSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endUserSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<EndUserSessionMutation, EndUserSessionMutationVariables>;
export const SuspendUserDocument = {"__meta__":{"hash":"2c34ad91a24ccb430b2cb05264504f544b17354c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SuspendUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SuspendUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suspendUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isSuspended"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SuspendUserMutation, SuspendUserMutationVariables>;
export const ReinstateUserDocument = {"__meta__":{"hash":"4c1c5bbfebecf4d84529f83f2ce11ab7657889b9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReinstateUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReinstateUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reinstateUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isSuspended"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ReinstateUserMutation, ReinstateUserMutationVariables>;
export const UserTrustedDevicesDocument = {"__meta__":{"hash":"564d6e8440b655d755ae1749c06c7f51442e51d1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserTrustedDevices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"trustedDevices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"trustedDeviceId"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UserTrustedDevicesQuery, UserTrustedDevicesQueryVariables>;
export const DeleteTrustedDeviceDocument = {"__meta__":{"hash":"666a0ffc43ea290ac802361b30422d33308832dc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteTrustedDevice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTrustedDeviceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTrustedDevice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteTrustedDeviceMutation, DeleteTrustedDeviceMutationVariables>;
export const UserActivityDocument = {"__meta__":{"hash":"30aefcec4ed7ac94966ae24b7703dc73ea7651f6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserActivity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"result"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}}]}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UserActivityQuery, UserActivityQueryVariables>;
export const RolesToFilterByDocument = {"__meta__":{"hash":"41f3096b530cf8d69ae17b7dc9209b68989d71af"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RolesToFilterBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"roles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"type"},"value":{"kind":"EnumValue","value":"USER"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<RolesToFilterByQuery, RolesToFilterByQueryVariables>;
export const UserOrganizationsDocument = {"__meta__":{"hash":"c7b04989af6dac58710a7e4be0444133a6a4c8ce"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserOrganizations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organizationId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UserOrganizationsQuery, UserOrganizationsQueryVariables>;
export const UserPageDocument = {"__meta__":{"hash":"79619c9802daa24698014b1ada9857f61187acb7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"isSuspended"}},{"kind":"Field","name":{"kind":"Name","value":"isAdministrator"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserProfileTab_user"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserSecurity_user"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserIdentityForm_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserProfileForm_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"preferredUsername"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"birthdate"}},{"kind":"Field","name":{"kind":"Name","value":"zoneinfo"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserProfileTab_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"lastSignInAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserIdentityForm_user"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserProfileForm_user"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserSecurity_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"isSuspended"}},{"kind":"Field","name":{"kind":"Name","value":"isAdministrator"}}]}}]} as unknown as DocumentNode<UserPageQuery, UserPageQueryVariables>;
export const DeleteUserDocument = {"__meta__":{"hash":"2b0a82e53abe953f71829227aa07f97f632496cc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedUserId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteUserMutation, DeleteUserMutationVariables>;
export const UserRolesDocument = {"__meta__":{"hash":"dddc3cbe657b82ee4f533fd13520ed2b295687dd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UserRolesQuery, UserRolesQueryVariables>;
export const UserRolesToAssignDocument = {"__meta__":{"hash":"1f08b953b2230a2cdea8000ef309a525c2ed0c99"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserRolesToAssign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"roles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"type"},"value":{"kind":"EnumValue","value":"USER"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roleId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<UserRolesToAssignQuery, UserRolesToAssignQueryVariables>;
export const AssignUserRolesDocument = {"__meta__":{"hash":"e0e906b1b564e5df94a527718c33c33e65c42c2c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AssignUserRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignUserRolesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignUserRoles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<AssignUserRolesMutation, AssignUserRolesMutationVariables>;
export const RemoveUserRoleDocument = {"__meta__":{"hash":"eab52b6ed2b93976d3d33fdaa2acca1fc3d9c710"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveUserRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveUserRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeUserRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveUserRoleMutation, RemoveUserRoleMutationVariables>;
export const UsersPageDocument = {"__meta__":{"hash":"15a7a1de2e6badd30e6303f1f02dd140d73c3e64"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UsersPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UserOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}},{"kind":"Field","name":{"kind":"Name","value":"isSuspended"}},{"kind":"Field","name":{"kind":"Name","value":"lastSignInAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<UsersPageQuery, UsersPageQueryVariables>;
export const UpdateUserDocument = {"__meta__":{"hash":"17e2c0cd247bdd2ad393b0249e0a26f9c7af1c74"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserProfileTab_user"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserIdentityForm_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserProfileForm_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"middleName"}},{"kind":"Field","name":{"kind":"Name","value":"nickname"}},{"kind":"Field","name":{"kind":"Name","value":"preferredUsername"}},{"kind":"Field","name":{"kind":"Name","value":"profile"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"birthdate"}},{"kind":"Field","name":{"kind":"Name","value":"zoneinfo"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formatted"}},{"kind":"Field","name":{"kind":"Name","value":"streetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"country"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserProfileTab_user"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"primaryPhone"}},{"kind":"Field","name":{"kind":"Name","value":"customData"}},{"kind":"Field","name":{"kind":"Name","value":"lastSignInAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserIdentityForm_user"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserProfileForm_user"}}]}}]} as unknown as DocumentNode<UpdateUserMutation, UpdateUserMutationVariables>;
