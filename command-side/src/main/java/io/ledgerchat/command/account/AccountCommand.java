package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;

/** Something an account is asked to do or to bear. */
public sealed interface AccountCommand
        permits RegisterAccount,
                RegisterExternalAccount,
                SignIn,
                RefreshSession,
                SignOut,
                UpgradePassword,
                SetPassword,
                RequestPasswordReset,
                ResetPassword,
                RequestEmailVerification,
                VerifyEmail,
                BeginTwoFactor,
                ConfirmTwoFactor,
                DisableTwoFactor,
                ReplaceBackupCodes,
                UseBackupCode,
                AcceptTerms,
                ChangeAvatar,
                StoreProviderKey,
                RevokeProviderKey,
                RevokeAllProviderKeys,
                BanAccount,
                ChangeAccountRole,
                DeleteAccount,
                DeleteExpiredAccount,
                ReportDeparture {
    AccountId accountId();
}
