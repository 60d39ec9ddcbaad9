# Limits the app to the mailboxes of one group, by an application access policy. Admin consent in Entra stays as it is.
# It takes effect within an hour or so. Needs Exchange Administrator, and a mail-enabled security group.
if (-not (Get-Recipient -Identity $group -ErrorAction SilentlyContinue)) { New-DistributionGroup -Name $name -Type Security -PrimarySmtpAddress $group }
New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $group -AccessRight RestrictAccess -Description $name
