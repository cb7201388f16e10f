using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Cli.Gateway;

/// <summary>Trusts a server whose certificate is signed by given certificates, for the name that was asked for and nothing else.</summary>
internal static class ServerTrust
{
    /// <summary>The check for certificates in a file.</summary>
    /// <exception cref="InputFaultException">The file holds no certificate.</exception>
    public static RemoteCertificateValidationCallback In(string path)
    {
        X509Certificate2Collection roots = [];
        try
        {
            roots.ImportFromPemFile(path);
        }
        catch (CryptographicException e)
        {
            throw Unfit(path, e.Message);
        }

        return roots.Count == 0
            ? throw Unfit(path, "it is empty")
            : (_, certificate, _, errors) => certificate is not null && IsTrusted(certificate, errors, roots);
    }

    private static bool IsTrusted(X509Certificate certificate, SslPolicyErrors errors, X509Certificate2Collection roots)
    {
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using X509Certificate2 whole = new(certificate);
        return chain.Build(whole);
    }

    private static InputFaultException Unfit(string path, string why) => new(new InputFault(
        $"it holds no certificate: {why}", path, "Name a file of certificates in PEM"));
}
