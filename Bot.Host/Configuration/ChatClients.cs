using System.Globalization;

namespace Bot.Host.Configuration;

/// <summary>The clients that a chat platform can be spoken with.</summary>
internal static class ChatClients
{
    public const string BuiltIn = "builtin";
    public const string Sdk = "sdk";

    /// <summary>Whether this build has Discord.Net and SlackNet.</summary>
    public const bool HasSdks =
#if CHAT_SDKS
        true;
#else
        false;
#endif

    public static bool IsSdk(string chosen) => string.Equals(chosen.Trim(), Sdk, StringComparison.OrdinalIgnoreCase);

    /// <param name="name">Of the setting.</param>
    /// <param name="chosen">Its value.</param>
    /// <param name="hasSdks">Whether the build has them.</param>
    /// <exception cref="ConfigurationException">It names no client, or one that this build or machine does not have.</exception>
    public static void Check(string name, string chosen, bool hasSdks = HasSdks)
    {
        if (!IsSdk(chosen))
        {
            if (!string.Equals(chosen.Trim(), BuiltIn, StringComparison.OrdinalIgnoreCase))
                throw new ConfigurationException($"{name}: {chosen} is no client; it is {BuiltIn} or {Sdk}");
            return;
        }

        if (!hasSdks)
            throw new ConfigurationException($"{name}: this build has no {Sdk} client; start it with dotnet run --project Bot.Host -p:ChatSdks=true, or set {name} to {BuiltIn}");
        if (!HasCultures())
            throw new ConfigurationException($"{name}: the {Sdk} client needs culture data; install ICU and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT out, or set {name} to {BuiltIn}");
    }

    private static bool HasCultures()
    {
        try
        {
            return CultureInfo.GetCultureInfo("en-US", predefinedOnly: true).LCID != CultureInfo.InvariantCulture.LCID;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
