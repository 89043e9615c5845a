using System.Text.RegularExpressions;
using Bot.Core.Answering;

namespace Bot.Core.Evaluation.Gate;

/// <summary>Says what somebody said as if it were so.</summary>
internal sealed partial class DroppedAttribution : Corruption
{
    public override string Name => "attribution dropped";

    public override WrittenDraft? Apply(GateSet given, WrittenDraft draft, GateStories stories, Random random) =>
        InOneClaim(draft, random, claim => Bare(claim.Text) is { Length: > 20 } bare && !IsOutlet(given, claim.Text, bare) ? claim with { Text = Capitalised(bare) } : null);

    /// <summary>What is said, without who says it; null where the claim does not tell, or tells it of more than one.</summary>
    private static string? Bare(string text)
    {
        var quoted = PlainWords.Quotes(text).Sum(quote => quote.Length);
        foreach (var pattern in new[] { Opening(), Closing(), According(), Afterwards(), Hedge() })
        {
            var match = pattern.Match(text);
            if (!match.Success)
                continue;
            var bare = match.Groups["said"].Success ? match.Groups["said"].Value : text.Remove(match.Index, match.Length);
            // Quotation marks tell that somebody said it, and a second attribution would go on telling so.
            return quoted * 2 > text.Length || Attribution().IsMatch(bare) || bare.Contains('"', StringComparison.Ordinal) || bare.Contains('“', StringComparison.Ordinal)
                ? null
                : EndsSentence().IsMatch(bare) ? bare : bare + ".";
        }

        return null;
    }

    /// <summary>"The Gull reports that": whose article it is tells the citation.</summary>
    private static bool IsOutlet(GateSet given, string text, string bare) => given.Passages
        .SelectMany(passage => passage.Provenance.Authors.Append(passage.Provenance.Outlet))
        .Select(name => name.Split(' ')[^1])
        .Any(last => text.Contains(last, StringComparison.Ordinal) && !bare.Contains(last, StringComparison.Ordinal) && !given.Passages.Any(passage => passage.Text.Contains(last, StringComparison.Ordinal)));

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    // "Morrow told reporters that the pipe had burst", "Morrow says the pipe burst".
    [GeneratedRegex("""^[^,.;:“"]{2,90}?\b(?:(?:said|says|stated|alleged|alleges|claimed|claims|argued|argues|testified|contended|contends|maintains|maintained|insisted|told (?:reporters|the council|the court|jurors|the board|members|residents|investigators|police|officers|a judge|the jury|the hearing|parents|[A-Z]\p{L}+)|wrote|reported|reports|added|adds|noted)(?: on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)? that|(?:says|said)(?= (?:the|he|she|they|it|his|her|their|its|no|\p{Lu}\p{Ll}+|\p{Ll}+s) \p{Ll})) (?<said>.+)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Opening();

    // "The pipe had burst, Morrow said on Tuesday", "..., said the lawyer, Ana Ruiz."
    [GeneratedRegex("""^(?<said>[^“"]{20,}), (?:[^,;“"]{2,60} (?:said|says|alleged|alleges|claimed|argued|testified|wrote|reported|reports|added)(?: (?:on|in|at|after|during) [^,.“"]{2,40})?|(?:said|says) (?:\p{Ll}[\p{L}’'-]* ){0,4}\p{Lu}[\p{L}.’'-]+(?: (?:\p{Lu}[\p{L}.’'-]+|of|for|at|the|de|van|der))*(?:, [^,“"]{2,60})?)\.$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Closing();

    // "According to Morrow, the pipe had burst."
    [GeneratedRegex("""^According to [^,]{2,80}(?:, [^,]{2,60},|,) (?<said>.+)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex According();

    // "The pipe had burst, according to Morrow."
    [GeneratedRegex(""",? according to [^,“"]{2,90}(?:, [^,“"]{2,60})?\.$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Afterwards();

    [GeneratedRegex("""\b(?:allegedly|reportedly|purportedly) """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Hedge();

    [GeneratedRegex("""\b(?:said|says?|told|tells|according|alleg\w+|accus\w+|claim\w*|argu\w+|testif\w+|stat(?:ed|es|ement)|wrote|writes|report(?:s|ed|edly)?|den(?:y|ies|ied|ial)|contend\w*|insist\w*|charg\w+|suspect\w*|describ\w+|called|calls|warn\w*|announc\w+|confirm\w*|acknowledg\w+|admit\w*|think\w*|thought|believ\w*|view|account|opinion|fears?|expect\w*|hopes?|wants?|words)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Attribution();

    [GeneratedRegex("""[.!?]["”]?$""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex EndsSentence();
}
