namespace Bot.Training.PublicSets;

/// <summary>One measure of one set: what plain methods reach on it, and what the bot does. Null where a method does not apply.</summary>
/// <param name="Bm25">The plain full-text search, or BM25 over sentences where sentences are chosen.</param>
public sealed record Figure(string Set, string Measure, int Questions, double? WordCount, double? IdfWords, double? Bm25, double? Docket)
{
    public static Figure Of(string set, string measure, int questions, double? bm25, double? docket) =>
        new(set, measure, questions, null, null, bm25, docket);
}
