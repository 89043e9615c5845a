using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Bot.Tests.Architecture;

/// <summary>Which way the folders may lean on each other.</summary>
public sealed class DependencyTests
{
    private static readonly System.Reflection.Assembly Core = typeof(Bot.Core.Chat.QuestionPipeline).Assembly;
    private static readonly System.Reflection.Assembly HostAssembly = typeof(Bot.Host.Workspace).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader().LoadAssemblies(Core, HostAssembly).Build();

    [Theory]
    [InlineData("Language", "Articles")]
    [InlineData("Articles")]
    [InlineData("Retrieval", "Articles", "Language")]
    [InlineData("Answering", "Retrieval", "Articles", "Language")]
    [InlineData("Chat", "Answering", "Retrieval", "Articles", "Language")]
    [InlineData("Evaluation", "Chat", "Answering", "Retrieval", "Articles", "Language")]
    [InlineData("Ingestion", "Articles", "Language")]
    [InlineData("Moderation", "Ingestion", "Retrieval", "Articles", "Language")]
    [InlineData("Upkeep", "Chat", "Moderation", "Answering", "Ingestion", "Retrieval", "Articles", "Language")]
    [InlineData("Storage", "Upkeep", "Chat", "Moderation", "Answering", "Retrieval", "Articles", "Language")]
    [InlineData("Commands", "Upkeep", "Chat", "Moderation", "Answering", "Ingestion", "Retrieval", "Articles", "Language")]
    public void A_folder_of_the_core_leans_only_on_what_lies_below_it(string folder, params string[] below)
    {
        var others = CoreFolders().Except([.. below, folder], StringComparer.Ordinal).ToList();

        Holds(Types().That().Are(In(folder)).Should().NotDependOnAny(Types().That().Are(In([.. others]))));
    }

    [Fact]
    public void Every_folder_of_the_core_has_its_place() =>
        Assert.Equal(["Answering", "Articles", "Chat", "Commands", "Evaluation", "Ingestion", "Language", "Moderation", "Retrieval", "Storage", "Upkeep"], CoreFolders().Order(StringComparer.Ordinal));

    [Fact]
    public void The_core_does_not_know_the_host() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), reference => reference.Name == HostAssembly.GetName().Name);

    [Fact]
    public void The_core_does_not_know_the_web() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), reference => reference.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Only_the_plots_know_the_plotting_library()
    {
        // Types of an assembly that is not loaded here are only known by name.
        var knowing = Loaded.Types.Where(type => type.Dependencies.Any(dependency => dependency.Target.FullName.StartsWith("ScottPlot.", StringComparison.Ordinal)));

        Assert.Equal(["Bot.Host.Plots"], knowing.Select(type => type.Namespace.FullName).Distinct());
    }

    [Fact]
    public void Every_class_is_sealed_static_or_abstract()
    {
        var open = new[] { Core, HostAssembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && type.Name[0] != '<' && type.Name != "Program")
            .Where(type => type.Namespace?.StartsWith("Bot.", StringComparison.Ordinal) == true)
            .Select(type => type.FullName);

        Assert.Empty(open);
    }

    private static void Holds(IArchRule rule) => rule.Check(Loaded);

    private static IEnumerable<string> CoreFolders() =>
        Core.GetTypes().Select(type => type.Namespace?.Split('.')).Where(parts => parts is ["Bot", "Core", ..] and { Length: > 2 }).Select(parts => parts![2]).Distinct();

    private static List<IType> In(params string[] folders) =>
        [.. Loaded.Types.Where(type => folders.Any(folder => (type.Namespace?.FullName ?? "").StartsWith($"Bot.Core.{folder}", StringComparison.Ordinal)))];
}
