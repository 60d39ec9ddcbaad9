# InScope is True for a mailbox of the group, False for any other. The test shows at once what takes effect later.
Test-ServicePrincipalAuthorization -Identity {service-principal} -Resource $mailbox | Format-Table RoleName, AllowedResourceScope, InScope
