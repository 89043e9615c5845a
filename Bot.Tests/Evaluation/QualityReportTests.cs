using Bot.Core.Evaluation;

namespace Bot.Tests.Evaluation;

public sealed class QualityReportTests
{
    [Fact]
    public void Shares_are_taken_over_the_questions_they_are_about()
    {
        List<Verdict> verdicts =
        [
            Cases.Judge(Cases.Question(accept: "Renn"), Cases.Answer("Renn.")),
            Cases.Judge(Cases.Question(accept: "Renn"), Cases.Answer("Nobody.")),
            Cases.Judge(Cases.Question(accept: "Renn"), Cases.Abstention()),
            Cases.Judge(Cases.Question("unanswerable", answer: null), Cases.Abstention()),
            Cases.Judge(Cases.Question("unanswerable", answer: null), Cases.Answer("Renn.")),
        ];

        var report = QualityReport.From([.. verdicts.Select(verdict => new Trial(verdict, verdict, LossFinder.Find(verdict, evidence: null)))], []);

        Assert.Equal(["who", "unanswerable"], report.Kinds.Select(kind => kind.Name));
        Assert.Equal(0.4, report.Bot.Overall.Correct);
        Assert.Equal(0.6, report.Bot.Overall.Answered);
        Assert.Equal(1.0 / 3, report.Bot.Overall.WronglyDeclined);
        Assert.Equal(0.5, report.Bot.Overall.WrongInsteadOfDeclined);
        Assert.Equal(1, report.Bot.Overall.CitationRecall);
        Assert.Equal(1.0 / 3, report.Bot.Overall.AnswerableCorrect);
        Assert.Equal(0.5, report.Bot.Overall.AnsweredOfThoseToDecline);
        Assert.Equal(3, report.Wrong.Count);
        Assert.Equal([0, 0, 0, 3, 0], report.Losses.Select(count => count.Replies));
        Assert.Null(report.Kinds[0].WrongInsteadOfDeclined);
    }

    [Fact]
    public void A_wrong_citation_still_counts_as_an_answer_that_is_right_in_itself()
    {
        var quality = Quality.Of("all", [Cases.Judge(Cases.Question(accept: "Renn") with { MustCite = ["other"] }, Cases.Answer("Renn."))]);

        Assert.Equal((0, 1, 0), (quality.Correct, quality.CorrectUncited, quality.RightCitation));
    }

    [Fact]
    public void Percentiles_are_figures_that_were_measured()
    {
        var quality = Quality.Of("all", [.. Enumerable.Range(1, 20).Select(i => Cases.Judge(Cases.Question(), Cases.Abstention(milliseconds: i)))]);

        Assert.Equal((10, 19), (quality.MillisecondsP50, quality.MillisecondsP95));
    }

    [Fact]
    public void Sentences_are_counted_over_answers_only()
    {
        var quality = Quality.Of(
            "all",
            [
                Cases.Judge(Cases.Question(), Cases.Abstention()),
                Cases.Judge(Cases.Question(), Cases.Answer("One.")),
                Cases.Judge(Cases.Question(), Cases.Answer("One.", "Two.", "Three.")),
                Cases.Judge(Cases.Question(), Cases.Answer("One.", "Two.")),
            ]);

        Assert.Equal((2, 3), (quality.SentencesMedian, quality.SentencesMax));
    }

    [Fact]
    public void Of_nothing_there_are_no_shares()
    {
        var quality = Quality.Of("all", []);

        Assert.Null(quality.Correct);
        Assert.Null(quality.MillisecondsP95);
        Assert.Equal(0, quality.SentencesMax);
    }
}
