using System.Text.Json;
using Bot.Tests.Evaluation.Gate;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host;

public sealed class CommandLineTests : IAsyncLifetime
{
    private readonly TempDirectory folder = new();
    private string store = "";

    public async ValueTask InitializeAsync() => store = await FerryStory.StoreAsync(folder);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_answer_names_its_sources()
    {
        var run = await RunAsync("ask", "What did Dara Quill say about the letters?");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[1]", run.Output, StringComparison.Ordinal);
        Assert.Contains("Sources\n[1] Wexley Courier, 2031-03-06, Deckhands' union threatens strike over ferry plan\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task An_abstention_exits_with_3()
    {
        var run = await RunAsync("ask", "What is the recipe for walnut bread?");

        Assert.Equal(3, run.ExitCode);
        Assert.DoesNotContain("Sources", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀🎉")]
    public async Task A_question_without_words_gets_one_line_and_exit_2(string question)
    {
        var run = await RunAsync("ask", question);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_question_of_a_hundred_thousand_characters_gets_one_line_and_exit_2()
    {
        var run = await RunAsync("ask", new string('a', 100_000));

        Assert.Equal(2, run.ExitCode);
        Assert.InRange(run.Error.Length, 1, 500);
    }

    [Fact]
    public async Task Bad_input_still_is_one_json_object()
    {
        var run = await RunAsync("ask", "", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("bad_input", JsonDocument.Parse(run.Output).RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_question_may_come_from_standard_input_and_begin_with_an_at_sign()
    {
        var fromInput = await CommandLineRun.WithInputAsync(folder, "What did Dara Quill say about the letters?\n", "ask", "-", "--store", store, "--no-knowledge");
        var withSign = await RunAsync("ask", "@bot", "what", "did", "Dara", "Quill", "say", "about", "the", "letters?");

        Assert.Equal(0, fromInput.ExitCode);
        Assert.Equal(0, withSign.ExitCode);
    }

    [Fact]
    public async Task A_mistyped_option_is_not_taken_for_a_word()
    {
        var run = await RunAsync("ask", "Who", "voted?", "--jsno");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--jsno", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Common_options_work_before_the_command_too()
    {
        var run = await CommandLineRun.OfAsync(folder, "--store", store, "--no-knowledge", "sources", "list");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"{FerryStory.Union}\t2031-03-06\tWexley Courier\tDeckhands' union threatens strike over ferry plan", run.Lines[0]);
        Assert.Equal($"{FerryStory.Audit}\tundated\tWexley Audit Office\tReport on the accounts of the harbor board", run.Lines[^1]);
    }

    [Fact]
    public async Task A_batch_answers_in_order_and_outlives_malformed_lines()
    {
        var batch = folder.Write("batch.jsonl", """
            {"id":"a","question":"What did Dara Quill say about the letters?"}
            not json
            {"id":"c","question":7}

            {"id":4,"question":"When does the new fare start?","history":["What did the harbor board vote on?"]}
            {"id":"e","question":"half a pair \ud83d"}
            """);

        var run = await RunAsync("ask", "--batch", batch, "--json");

        var replies = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["a", null, "c", "4", "e"], replies.Select(reply => reply.GetProperty("id").GetString()));
        Assert.Equal(
            [null, "bad_input", "bad_input", null, "bad_input"], replies.Select(reply => reply.GetProperty("reason").GetString()));
        Assert.Equal(3, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_search_batch_reads_query_sets_of_either_kind()
    {
        var run = await CommandLineRun.WithInputAsync(
            folder, "{\"id\":\"1\",\"text\":\"ferry fare\"}\n{\"id\":\"2\",\"question\":\"strike\"}\n", "search", "--batch", "-", "--json", "--store", store, "--no-knowledge");

        Assert.Equal(["ferry fare", "strike"], run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("query").GetString()));
    }

    [Fact]
    public async Task A_search_can_explain_its_scores()
    {
        var run = await RunAsync("search", "ferry", "fare", "--explain", "--limit", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, run.Lines.Length);
        Assert.StartsWith("   = ", run.Lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "ferry", "--limit", "0")]
    [InlineData("search")]
    [InlineData("ask")]
    [InlineData("ask", "--batch", "nowhere.jsonl")]
    [InlineData("eval", "nowhere.jsonl")]
    [InlineData("eval", "nowhere.jsonl", "--plot", "curve.gif")]
    [InlineData("frobnicate")]
    [InlineData("ask", "x", "--config", "nowhere.json")]
    [InlineData("ask", "x", "--knowledge", "nowhere")]
    public async Task What_cannot_be_done_as_given_exits_with_2_and_one_line(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(folder, [.. arguments, "--store", store]);

        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_store_that_is_none_exits_with_1_and_one_line()
    {
        var other = folder.Write("other.txt", new string('x', 5000));

        var run = await CommandLineRun.OfAsync(folder, "ask", "Who voted?", "--no-knowledge", "--store", other);

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Verbose_shows_what_lies_behind_a_failure()
    {
        var run = await CommandLineRun.OfAsync(folder, "ask", "Who voted?", "--no-knowledge", "--store", folder.File("missing/bot.db"), "--verbose");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("StoreException", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_default_store_is_made_below_the_working_directory()
    {
        var run = await CommandLineRun.OfAsync(folder, "sources", "list", "--no-knowledge");

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(folder.File("data/bot.db")));
    }

    [Fact]
    public async Task A_source_is_shown_with_its_text_and_whose_words_they_are()
    {
        var run = await RunAsync("sources", "show", FerryStory.Vote);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("our note on “Harbor board votes to raise ferry fares”, The Gull, 2031-03-04\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("The new fare starts on April 1, 2031.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_is_not_there_exits_with_2()
    {
        var run = await RunAsync("sources", "show", "no-such-article");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no-such-article", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_come_as_json_too()
    {
        var list = await RunAsync("sources", "list", "--json");
        var show = await RunAsync("sources", "show", FerryStory.Audit, "--json");

        Assert.Equal(4, JsonDocument.Parse(list.Output).RootElement.GetArrayLength());
        Assert.Equal("document", JsonDocument.Parse(show.Output).RootElement.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Help_names_the_exit_codes()
    {
        var run = await RunAsync("ask", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("abstained", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluation_counts_right_and_wrong_replies()
    {
        var set = folder.Write("set.jsonl", $$"""
            {"id":"1","question":"What did Dara Quill say about the letters?","kind":"quote","answer":"nothing","accept":["heard nothing","three letters"],"must_cite":["{{FerryStory.Union}}"],"cite_mode":"any"}
            {"id":"2","question":"What did Dara Quill say about the letters?","kind":"quote","answer":"x","accept":["never said"],"must_cite":[],"cite_mode":"none"}
            {"id":"3","question":"What is the recipe for walnut bread?","kind":"unanswerable","answer":null}
            """);

        var table = await RunAsync("eval", set, "--plot", folder.File("curve.svg"));
        var json = JsonDocument.Parse((await RunAsync("eval", set, "--json")).Output).RootElement;

        Assert.Equal(0, table.ExitCode);
        Assert.Contains("2 (quote) wrong_answer", table.Output, StringComparison.Ordinal);
        Assert.Contains("bare BM25", table.Output, StringComparison.Ordinal);
        Assert.Contains("<svg", await File.ReadAllTextAsync(folder.File("curve.svg")), StringComparison.Ordinal);
        Assert.Equal(3, json.GetProperty("overall").GetProperty("questions").GetInt32());
        Assert.Equal(2.0 / 3, json.GetProperty("overall").GetProperty("correct").GetDouble(), 3);
        Assert.Equal("2", json.GetProperty("wrong")[0].GetProperty("id").GetString());
        Assert.Equal("wording", json.GetProperty("wrong")[0].GetProperty("loss").GetString());
        Assert.Equal("parrot", json.GetProperty("baselines")[0].GetProperty("overall").GetProperty("name").GetString());
        Assert.True(json.GetProperty("shares")[0].GetProperty("interval").GetProperty("low").GetDouble() < 2.0 / 3);
        Assert.Equal(10, json.GetProperty("reliability").GetProperty("bins").GetArrayLength());
        Assert.True(json.GetProperty("risk_coverage").GetProperty("points")[0].GetProperty("coverage").GetDouble() > 0);
    }

    [Theory]
    [InlineData("{\"id\":\"1\"}")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_question_set_that_is_none_exits_with_2(string text)
    {
        var run = await RunAsync("eval", folder.Write("set.jsonl", text));

        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_claim_check_is_measured_on_the_drafts_of_the_knowledge_folder()
    {
        folder.Write("knowledge/eval/gate/tuned.jsonl", Corpora.Harbor);
        folder.Write("knowledge/eval/gate/hard.jsonl", Corpora.Harbor);
        folder.Write("knowledge/eval/gate/held-out.jsonl", Corpora.Orchard);

        var table = await CommandLineRun.OfAsync(folder, ["eval", "gate", "--knowledge", folder.File("knowledge"), "--show", "attribution dropped"]);
        var json = JsonDocument.Parse((await CommandLineRun.OfAsync(folder, ["eval", "gate", "--json", "--knowledge", folder.File("knowledge")])).Output).RootElement;

        Assert.Equal(0, table.ExitCode);
        Assert.Contains("held-out: n", table.Output, StringComparison.Ordinal);
        Assert.Contains("quote altered", table.Output, StringComparison.Ordinal);
        Assert.Equal(["tuned", "hard", "held-out"], json.EnumerateArray().Select(part => part.GetProperty("part").GetString()));
        Assert.Equal(2, json[0].GetProperty("honest").GetProperty("drafts").GetInt32());
        Assert.Equal(1, json[0].GetProperty("corruptions").EnumerateArray().Single(kind => kind.GetProperty("kind").GetString() == "citation not given").GetProperty("refused").GetDouble());
    }

    [Fact]
    public async Task Without_drafts_held_out_the_tuned_part_is_measured_alone()
    {
        folder.Write("knowledge/eval/gate/tuned.jsonl", Corpora.Harbor);

        var run = await CommandLineRun.OfAsync(folder, ["eval", "gate", "--knowledge", folder.File("knowledge")]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("held-out.jsonl is not there", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "tuned.jsonl: line 1 is not a set")]
    [InlineData("", "holds no drafts")]
    public async Task Drafts_that_cannot_be_read_exit_with_2_and_say_where(string text, string message)
    {
        folder.Write("knowledge/eval/gate/tuned.jsonl", text);

        var run = await CommandLineRun.OfAsync(folder, ["eval", "gate", "--knowledge", folder.File("knowledge")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_part_can_be_measured_alone()
    {
        folder.Write("knowledge/eval/gate/held-out.jsonl", Corpora.Orchard);
        string[] gate = ["eval", "gate", "--knowledge", folder.File("knowledge"), "--part"];

        var alone = await CommandLineRun.OfAsync(folder, [.. gate, "held-out"]);
        var missing = await CommandLineRun.OfAsync(folder, [.. gate, "hard"]);
        var shown = await CommandLineRun.OfAsync(folder, [.. gate, "held-out", "--show", "honest"]);
        var unknown = await CommandLineRun.OfAsync(folder, [.. gate, "easy"]);

        Assert.Equal((0, 2, 2, 2), (alone.ExitCode, missing.ExitCode, shown.ExitCode, unknown.ExitCode));
        Assert.Contains("held-out: n", alone.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("tuned", alone.Output, StringComparison.Ordinal);
        Assert.Contains("hard.jsonl", missing.Error, StringComparison.Ordinal);
        Assert.Contains("tuned", shown.Error, StringComparison.Ordinal);
        Assert.Contains("held-out", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_of_draft_that_there_is_not_is_told_with_those_that_there_are()
    {
        folder.Write("knowledge/eval/gate/tuned.jsonl", Corpora.Harbor);

        var run = await CommandLineRun.OfAsync(folder, ["eval", "gate", "--knowledge", folder.File("knowledge"), "--show", "rumours"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("negation flipped", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineRun.OfAsync(folder, [.. arguments, "--store", store, "--no-knowledge"]);
}
