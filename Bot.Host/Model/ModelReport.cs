namespace Bot.Host.Model;

/// <summary>Tells whoever runs the bot when the model begins to fail, and when it works again. Askers are told nothing.</summary>
internal sealed class ModelReport(TextWriter log)
{
    private int failing;

    public void Works()
    {
        if (Interlocked.Exchange(ref failing, 0) == 1)
            log.WriteLine("docket: the model works again");
    }

    public void Fails(ModelException error)
    {
        // Who has no tokens left is no fault of the model's, and a rest has been told of by what led to it.
        if (error.Failure is ModelFailure.OverBudget or ModelFailure.Resting || Interlocked.Exchange(ref failing, 1) == 1)
            return;
        log.WriteLine($"docket: the model failed, and answers are given without it: {error.Message.ReplaceLineEndings(" ")}");
    }
}
