using Bot.Core.Retrieval;

namespace Bot.Core.Evaluation;

/// <summary>Where on its way a question was lost.</summary>
public enum Loss
{
    /// <summary>None of the articles that answer it was found.</summary>
    Retrieval,

    /// <summary>The article was found, and the sentence that answers it stands far down.</summary>
    Ranking,

    /// <summary>The sentence stands near the top, and something else was shown.</summary>
    Choice,

    /// <summary>Declined with the right sentence on top, or by the screening; or answered where declining was right.</summary>
    Refusal,

    /// <summary>The article was found, and no sentence of it says what the question set accepts.</summary>
    Wording,
}

/// <summary>Names the stage at which a wrong reply went wrong.</summary>
public static class LossFinder
{
    // The answerer shows two sentences at most, and a reader forgives a third.
    private const int NearTheTop = 3;

    /// <param name="verdict">Of the reply.</param>
    /// <param name="evidence">What the reply was made from; null when the question was not looked up.</param>
    /// <returns>Null for a right reply.</returns>
    public static Loss? Find(Verdict verdict, Evidence? evidence)
    {
        var question = verdict.Question;
        if (verdict.IsCorrect)
            return null;
        if (question.MustBeDeclined || evidence is null)
            return Loss.Refusal;
        if (question.MustCite.Count > 0 && !evidence.Articles.Any(article => question.MustCite.Contains(article.Id.Value)))
            return Loss.Retrieval;
        return evidence.Sentences.ToList().FindIndex(hit => AnsweringSentence.Is(question, hit)) switch
        {
            < 0 => Loss.Wording,
            0 when !verdict.IsAnswer => Loss.Refusal,
            >= NearTheTop => Loss.Ranking,
            _ => Loss.Choice,
        };
    }
}
