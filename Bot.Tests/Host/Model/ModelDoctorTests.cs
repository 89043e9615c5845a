using System.Text.Json.Nodes;
using Bot.Fakes.Model;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Host.Model;

public sealed class ModelDoctorTests : IDisposable
{
    private readonly TempDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(ModelProtocol.OpenAI)]
    [InlineData(ModelProtocol.Azure)]
    [InlineData(ModelProtocol.Ollama)]
    public async Task A_model_that_answers_is_well(ModelProtocol protocol)
    {
        await using var model = await LoopbackModel.StartAsync();

        var line = await ExamineAsync(model, protocol);

        Assert.StartsWith("ok   model          writer-1 at ", line, StringComparison.Ordinal);
        Assert.DoesNotContain(model.Options.ApiKey, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelProtocol.OpenAI, "ApiKey", "sk-wrong", "refuses the key: correct Bot__Model__ApiKey")]
    [InlineData(ModelProtocol.Azure, "ApiKey", "wrong", "refuses the key: correct Bot__Model__ApiKey")]
    [InlineData(ModelProtocol.OpenAI, "ApiKey", "", "wants a key: set Bot__Model__ApiKey")]
    [InlineData(ModelProtocol.OpenAI, "Name", "writer-9", "has no model writer-9; it has writer-1, writer-2, embedder-1, embedder-2: correct Bot__Model__Name")]
    [InlineData(ModelProtocol.Azure, "Name", "writer-9", "has no deployment writer-9: correct Bot__Model__Name")]
    [InlineData(ModelProtocol.Ollama, "Name", "writer-9", "ollama pull writer-9")]
    [InlineData(ModelProtocol.OpenAI, "Endpoint", "http://127.0.0.1:1/v1/", "cannot be reached")]
    [InlineData(ModelProtocol.Ollama, "Endpoint", "http://127.0.0.1:1/", "correct Bot__Model__Endpoint")]
    public async Task What_is_wrong_is_said_with_what_to_do(ModelProtocol protocol, string setting, string value, string said)
    {
        await using var model = await LoopbackModel.StartAsync();

        var line = await ExamineAsync(model, protocol, setting, value);

        Assert.StartsWith("fail model", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.DoesNotContain(model.Options.ApiKey, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_keeps_to_no_form_fails()
    {
        await using var model = await LoopbackModel.StartAsync();
        model.Mind = _ => new ModelAnswer.Text("Certainly! Here is your question: What did the mayor say?");

        Assert.Contains("structured output", await ExamineAsync(model, ModelProtocol.OpenAI), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelProtocol.OpenAI, "embedder-1", "ok", "gives vectors of 64 numbers")]
    [InlineData(ModelProtocol.Azure, "embedder-1", "ok", "gives vectors of 64 numbers")]
    [InlineData(ModelProtocol.Ollama, "embedder-1", "ok", "gives vectors of 64 numbers")]
    [InlineData(ModelProtocol.OpenAI, "writer-1", "fail", "correct Bot__Embeddings__Name")]
    [InlineData(ModelProtocol.Ollama, "writer-1", "fail", "correct Bot__Embeddings__Endpoint and Bot__Embeddings__Name")]
    public async Task A_model_that_embeds_is_asked_to(ModelProtocol protocol, string name, string grade, string said)
    {
        await using var model = await LoopbackModel.StartAsync();

        var line = await ExamineAsync(model, protocol, "Name", name, "embeddings", "Embeddings");

        Assert.StartsWith($"{grade,-5}embeddings", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Provider", "anybody", "is not one of openai, azure and ollama")]
    [InlineData("Provider", "", "Bot__Model__Provider is missing")]
    [InlineData("Name", "", "Bot__Model__Name is missing")]
    [InlineData("Endpoint", "not an address", "is not an address such as")]
    [InlineData("AnswerSeconds", "0", "AnswerSeconds")]
    [InlineData("PromptTokens", "many", "configuration cannot be read")]
    public async Task Settings_that_make_no_sense_are_refused(string setting, string value, string said)
    {
        await using var model = await LoopbackModel.StartAsync();

        Assert.Contains(said, await ExamineAsync(model, ModelProtocol.OpenAI, setting, value, "configuration"), StringComparison.Ordinal);
    }

    private async Task<string> ExamineAsync(LoopbackModel model, ModelProtocol protocol, string? setting = null, string value = "", string subject = "model", string section = "Model")
    {
        var options = ModelBed.OptionsFor(model, protocol);
        var settings = new JsonObject { ["Provider"] = options.Provider, ["Endpoint"] = options.Endpoint, ["ApiKey"] = options.ApiKey, ["Name"] = options.Name };
        if (setting is not null)
            settings[setting] = value;
        var path = folder.Write("settings.json", new JsonObject { ["Bot"] = new JsonObject { [section] = settings } }.ToJsonString());
        var run = await CommandLineRun.OfAsync(folder, "doctor", "--no-knowledge", "--config", path);
        return Assert.Single(run.Lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] == subject);
    }
}
