using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Makes a draft of what the store holds on a question. Whatever it writes is checked before it is sent.</summary>
public interface IAnswerComposer
{
    /// <param name="workspace">Where the question comes from: what composing costs is counted for it.</param>
    Task<Draft> ComposeAsync(Evidence evidence, string workspace, CancellationToken cancellationToken);
}
