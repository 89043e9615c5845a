using System.Security.Cryptography;
using System.Text;

namespace Bot.Training;

/// <summary>Parts questions into folds by their ids, the same on every run and machine.</summary>
public static class Folds
{
    public const int Count = 5;

    public static int Of(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % Count;
}
