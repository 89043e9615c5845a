namespace Bot.Core.Language;

/// <summary>Reads the language data that ships inside the assembly.</summary>
public static class EmbeddedText
{
    /// <summary>The lines of a data file of this folder, without blank lines and # comments.</summary>
    public static IEnumerable<string> Lines(string fileName)
    {
        var resource = $"{typeof(EmbeddedText).Namespace}.Data.{fileName}";
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The assembly holds no {resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
