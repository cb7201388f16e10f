using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;

namespace GaitSense.App.People;

/// <summary>What a person who has withdrawn consent is owed: nothing of theirs leaves the store.</summary>
internal static class Withdrawal
{
    /// <summary>True for a person who has withdrawn consent.</summary>
    public static bool Is(IPersonRegister people, string person) => people.Find(person)?.Consent == Consent.Withdrawn;

    /// <summary>Goes on for everybody else.</summary>
    /// <exception cref="InputFaultException">The person has withdrawn consent.</exception>
    public static void Refuse(IPersonRegister people, string person)
    {
        if (Is(people, person))
        {
            throw new InputFaultException(new InputFault("consent was withdrawn, so that nothing of this person leaves the store", person, "Ask the person; the consent is kept with the person."));
        }
    }
}
