namespace Bot.Core.Answering.Checks;

/// <summary>All that is measured of a sentence of a claim beside its passages, for what no single rule can tell.</summary>
internal static class ClaimSigns
{
    public static IReadOnlyList<string> Names { get; } = [.. AttributionSigns.Names, .. StepSigns.Names, .. NegationSigns.Names, .. SupportSigns.Names];

    public static double[] Of(Statement statement, int sentence)
    {
        var tokens = statement.Claim.Sentences[sentence];
        var sources = Source.Of(statement, tokens);
        return
        [
            .. AttributionSigns.Of(statement, tokens, sources),
            .. StepSigns.Of(statement, tokens, sources),
            .. NegationSigns.Of(statement, tokens, sources),
            .. SupportSigns.Of(statement, tokens, sources),
        ];
    }
}
