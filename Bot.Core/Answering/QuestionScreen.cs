using System.Globalization;
using Bot.Core.Language;

namespace Bot.Core.Answering;

/// <summary>Refuses what no store could answer: no words, a whole page, an opinion, orders to the bot.</summary>
public sealed class QuestionScreen(Lexicon lexicon, Phrases phrases)
{
    /// <summary>Longer than any question, in UTF-16 characters.</summary>
    public const int LongestQuestion = 2_000;

    public Screening Screen(string text)
    {
        if (text.Length > LongestQuestion)
        {
            var limit = LongestQuestion.ToString("N0", CultureInfo.InvariantCulture);
            return new Screening.Refused(AbstentionReason.BadInput, string.Format(CultureInfo.InvariantCulture, phrases["too_long"], limit));
        }

        if (Analyzer.Analyze(text).Count == 0)
            return new Screening.Refused(AbstentionReason.BadInput, phrases["empty"]);

        var lower = text.ToLowerInvariant().Replace('’', '\'');
        if (lexicon.ScreeningPatterns.FirstOrDefault(pattern => pattern.FirstIn(lower) is not null) is not { } match)
            return new Screening.Passed();
        var reason = Enum.Parse<AbstentionReason>(match.Label);
        return new Screening.Refused(reason, phrases.For(reason));
    }
}
