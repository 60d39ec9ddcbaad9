# Granted for a mailbox of the group, Denied for any other.
Test-ApplicationAccessPolicy -AppId $appId -Identity $mailbox | Format-List AppId, Mailbox, AccessCheckResult
