namespace Bot.Fakes.Model;

/// <summary>A request that the true provider would refuse.</summary>
internal sealed class ModelRefusal(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;
}
