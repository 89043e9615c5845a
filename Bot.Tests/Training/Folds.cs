using System.Security.Cryptography;
using System.Text;

namespace Bot.Training;

/// <summary>Parts questions into folds, the same on every run and machine.</summary>
public static class Folds
{
    public const int Count = 5;

    /// <param name="topic">Questions of one topic stand in one fold: what is learned from one must not be tested on its twin.</param>
    public static int Of(string topic) => SHA256.HashData(Encoding.UTF8.GetBytes(topic))[0] % Count;
}
