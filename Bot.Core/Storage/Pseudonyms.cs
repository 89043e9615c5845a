using System.Security.Cryptography;
using System.Text;
using Bot.Core.Chat;

namespace Bot.Core.Storage;

/// <summary>Names that stand for users: the same for the same user, and meaningless without the store's own key.</summary>
internal sealed class Pseudonyms(string key)
{
    // 128 bits: two users of one store never share a name.
    private const int Bytes = 16;

    private readonly byte[] secret = Convert.FromHexString(key);

    public string Of(UserAddress user)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        // No platform has a line break in an id.
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{user.Platform}\n{user.Workspace}\n{user.User}"), hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }
}
