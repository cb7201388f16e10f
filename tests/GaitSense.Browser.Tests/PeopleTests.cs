using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GaitSense.Browser.Tests;

/// <summary>First run, therapist and history, from end to end.</summary>
[Collection(OneDashboard.Name)]
public sealed class PeopleTests(Dashboard dashboard)
{
    [Fact]
    public async Task A_therapist_adds_a_person_changes_a_target_asks_consent_and_erases()
    {
        IPage page = await dashboard.OpenAsync("/people");
        List<string> errors = page.Errors();
        await page.ReadyAsync("/people");
        await page.Locator("[data-new-person]").FillAsync("Plan-1");
        await page.ClickAsync("[data-action=add-person]");
        await page.Locator("[data-person-form]").SeenAsync();
        await page.Locator("[data-foot]").FillAsync("26,5");
        await page.Locator("[data-consent=given]").CheckAsync();
        await page.ClickAsync("[data-action=save-person]");
        await page.Locator("[data-saved]").SaysAsync("Saved");
        JsonElement person = (await (await page.APIRequest.GetAsync("/api/v1/people/Plan-1")).JsonAsync())!.Value;
        Assert.Equal(0.265, person.GetProperty("foot_length_m").GetDouble(), 4);
        Assert.Equal("given", person.GetProperty("consent").GetString());

        ILocator plan = page.Locator("[data-plan=reverse-walking]");
        await plan.Locator("summary").ClickAsync();
        await plan.Locator("[data-target=feet-straight] [data-high]").FillAsync("-20");
        await plan.Locator("[data-action=save-plan]").ClickAsync();
        await plan.Locator("[data-told]").SaysAsync("has to be below");
        await plan.Locator("[data-target=feet-straight] [data-high]").FillAsync("12.5");
        await plan.Locator("[data-target=feet-straight] [data-tolerance]").FillAsync("6.5");
        await plan.Locator("[data-action=save-plan]").ClickAsync();
        await plan.Locator("[data-told]").SaysAsync("Saved");
        JsonElement kept = (await (await page.APIRequest.GetAsync("/api/v1/people/Plan-1/plans/reverse-walking")).JsonAsync())!.Value;
        JsonElement cue = kept.GetProperty("cues").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "feet-straight");
        Assert.Equal((12.5, 6.5), (cue.GetProperty("high").GetDouble(), cue.GetProperty("tolerance").GetDouble()));

        await page.Locator("[data-erase-confirm]").FillAsync("Plan-1");
        await page.ClickAsync("[data-action=erase]");
        await page.Locator("[data-erased]").SeenAsync();
        Assert.Equal(404, (await page.APIRequest.GetAsync("/api/v1/people/Plan-1")).Status);
        Assert.Empty(errors);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task History_has_the_numbers_of_the_api()
    {
        IPage page = await dashboard.OpenAsync("/");
        await page.EndAsync();
        for (int i = 0; i < 2; i++)
        {
            await page.ReadyAsync("/");
            await page.PractisedAsync();
        }

        string person = (await (await page.APIRequest.GetAsync("/api/v1/sessions?limit=1")).JsonAsync())!.Value[0].GetProperty("person").GetString()!;
        await page.ReadyAsync($"/history?person={person}&measure=step_length_m");
        JsonElement history = (await (await page.APIRequest.GetAsync($"/api/v1/history?person={person}&exercise=reverse-walking")).JsonAsync())!.Value;
        await page.Locator("[data-trend] .dot").First.SeenAsync();
        await page.Locator("details").First.EvaluateAsync("d => d.open = true");
        foreach (JsonElement session in history.GetProperty("sessions").EnumerateArray())
        {
            double mean = session.GetProperty("metrics").GetProperty("step_length_m").GetProperty("mean").GetDouble();
            string shown = session.GetProperty("valid_steps").GetInt32() < 12 ? "–" : (mean * 100).ToString("F1", CultureInfo.InvariantCulture) + "\u00A0cm";
            await Expect(page.Locator($"[data-trend-table] tr[data-session='{session.GetProperty("session").GetString()}'] [data-value]")).ToHaveTextAsync(shown);
        }

        await page.Locator("[data-goals] tr[data-goal=heel-first]").SeenAsync();
        await page.Locator("[data-compared=step_length_m]").SeenAsync();
        await page.Context.CloseAsync();
    }
}
