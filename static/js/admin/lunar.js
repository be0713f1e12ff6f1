// The tick “compared with the lunar calendar” counts for the dates as they stand: changing one takes it off.
const DATES = ["starts_on", "ends_on", "lunar_month", "lunar_first_day", "lunar_last_day", "lunar_leap"];
const field = (name) => document.querySelector(`input[name="${name}"]`);
const shown = (input) => (input?.type === "checkbox" ? (input.checked ? "on" : "") : (input?.value.trim() ?? ""));
const stand = () => DATES.map((name) => shown(field(name))).join("|");

const tick = field("lunar_confirmed");
const tickedFor = field("lunar_confirmed_for");

if (tick && tickedFor) {
  tick.addEventListener("change", () => {
    tickedFor.value = tick.checked ? stand() : "";
  });
  for (const name of DATES) {
    field(name)?.addEventListener("change", () => {
      if (tick.checked && tickedFor.value !== stand()) tick.click();
    });
  }
}
