using Bot.Core.Ingestion;

namespace Bot.Core.Commands;

/// <summary>A file that somebody gave a command.</summary>
public abstract record CommandFile
{
    private CommandFile()
    {
    }

    /// <summary>What it is called, for people.</summary>
    public abstract string Name { get; }

    /// <summary>Its bytes.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public abstract Stream Open();

    /// <summary>All articles of it, and what could not be read.</summary>
    public abstract IAsyncEnumerable<SourceReading> ReadAsync(CancellationToken cancellationToken);

    /// <summary>A file or folder of this machine, named by somebody at its command line.</summary>
    public sealed record OnDisk(string Path) : CommandFile
    {
        public override string Name => System.IO.Path.GetFileName(Path);

        public override Stream Open()
        {
            try
            {
                return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: false);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new SourceException($"cannot read {Path}: {error.Message}", error);
            }
        }

        public override IAsyncEnumerable<SourceReading> ReadAsync(CancellationToken cancellationToken) => SourceReader.ReadAsync(Path, cancellationToken);
    }

    /// <summary>A file that came through a chat platform.</summary>
    /// <param name="Name">As its sender named it; a name and not a path.</param>
    public sealed record Sent(string Name, byte[] Content) : CommandFile
    {
        public override string Name { get; } = Name;

        public override Stream Open() => new MemoryStream(Content, writable: false);

        public override async IAsyncEnumerable<SourceReading> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            // Parsing is work, and the caller is not to wait on its own turn.
            yield return await Task.Run(() => SourceReader.ReadSent(Name, Content), cancellationToken);
        }
    }
}
