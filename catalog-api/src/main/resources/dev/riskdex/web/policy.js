// The page on which a policy is built: decisions on the left, the document, its problems and verdicts on the right.
// What is right and what a call gets is never decided here, but asked of the server.
"use strict";
{
  const WAIT_MILLIS = 150;
  const MEANS = {
    allow: "Every call goes through.",
    deny: "Visible, every call is refused.",
    hide: "Not in the tool list, calls are refused.",
    custom: "Own rules for arguments, and limits.",
  };
  const at = (id) => document.getElementById(id);
  const builder = at("builder");
  const server = builder.dataset.server;
  const rows = new Map();
  for (const row of document.querySelectorAll("[data-tool]")) {
    const tool = readJson(row.dataset.tool);
    rows.set(tool.name, { row, tool });
  }
  const model = new PolicyModel(new Map([...rows].map(([name, { tool }]) => [name, tool])));
  const recommended = new PolicyModel(model.tools);
  let asked = 0;
  let timer = 0;
  let text = "";

  async function post(path, body) {
    const answer = await fetch(`/api/v1/policy/${path}`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    if (answer.ok) return answer;
    const problem = await answer.json();
    throw new Error(problem.detail ?? problem.title);
  }

  /** Lets a moment pass in which more may be typed. */
  function changed() {
    clearTimeout(timer);
    timer = setTimeout(check, WAIT_MILLIS);
    at("summary").textContent = model.summary();
  }

  /** Asks what is wrong; of several answers that are under way the last one counts. */
  async function check() {
    const turn = ++asked;
    const policy = model.document();
    let answer;
    try {
      answer = await (await post("check", { policy, server })).json();
    } catch (error) {
      answer = { problems: [{ pointer: "", message: `cannot be checked: ${error.message}` }], unmatched: [], notes: [] };
    }
    if (turn !== asked) return;
    text = answer.text ?? "";
    at("policy").textContent = text || writeJson(policy);
    for (const button of at("downloads").querySelectorAll("button")) button.disabled = !text;
    showProblems(answer);
    await evaluate(turn);
  }

  function showProblems({ problems, unmatched, notes }) {
    for (const control of builder.querySelectorAll("[data-pointer]")) {
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-describedby");
      const place = at(`${control.id}-error`);
      if (place) place.textContent = "";
    }
    for (const problem of [...problems, ...unmatched]) showAtField(problem);
    const item = (kind) => (problem) => element("li", {}, `${kind}: `, element("code", {}, visible(problem.pointer || "/")),
      ` ${visible(problem.message)}${problem.hint ? ` (${visible(problem.hint)})` : ""}`);
    const items = [...problems.map(item("Error")), ...unmatched.map(item("Never matches")), ...notes.map(item("Note"))];
    const list = items.length ? [element("ul", { class: problems.length + unmatched.length ? "problems errors" : "problems" }, ...items)] : [];
    // Equal contents stay, so that they are not read out again at each letter.
    const next = element("div", {}, ...list);
    if (next.innerHTML !== at("problems").innerHTML) at("problems").replaceChildren(...next.childNodes);
  }

  function showAtField(problem) {
    const control = [...builder.querySelectorAll("[data-pointer]")].find((other) => other.dataset.pointer === problem.pointer);
    if (!control) return;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", `${control.id}-error`);
    at(`${control.id}-error`).textContent = visible(problem.message + (problem.hint ? ` (${problem.hint})` : ""));
  }

  async function evaluate(turn) {
    const calls = at("call").value;
    let parts = [];
    if (calls.trim() && !text) parts = [element("p", {}, "No verdict while the policy has errors.")];
    else if (calls.trim()) {
      try {
        const { verdicts } = await (await post("evaluate", { policy: text, calls, at: new Date().toISOString() })).json();
        parts = verdicts.map(verdictOf);
      } catch (error) {
        parts = [element("p", { class: "field-error" }, error.message)];
      }
    }
    if (turn === asked) at("verdict").replaceChildren(...parts);
  }

  function verdictOf({ tool, verdict, rule, reason, message }) {
    return element("div", { class: `verdict-box ${verdict}` },
      element("p", {}, element("strong", {}, verdict === "allow" ? "Allowed" : "Denied"), ": ", element("code", {}, visible(tool))),
      element("p", {}, "By ", element("code", { class: "pointer" }, visible(rule)), `: ${visible(reason)}.`),
      ...(message ? [element("p", {}, `The caller sees: “${visible(message)}”`)] : []));
  }

  /** Shows in the row of a tool what was decided about it. */
  function showDecision(name) {
    const { row, tool } = rows.get(name);
    const decision = model.decisions.get(name);
    for (const radio of row.querySelectorAll("input[type=radio]")) radio.checked = radio.value === decision?.state;
    row.classList.toggle("unnamed", !decision);
    row.querySelector("[data-now]").textContent = decision
      ? MEANS[decision.state]
      : `Not named in this policy, so it is ${model.default === "deny" ? "denied" : "allowed"}.`;
    const box = row.querySelector("[data-editor]");
    box.replaceChildren();
    box.hidden = !["custom", "deny"].includes(decision?.state);
    const place = `/tools/${pointerPart(name)}`;
    if (decision?.state === "custom") new RuleEditor(box, decision.rule, place, tool, changed);
    if (decision?.state === "deny") {
      box.append(field("Reason that the caller sees", input(decision.message, (message) => {
        decision.message = message;
        changed();
      }, { class: "wide" }), `${place}/deny_if/0/on_deny`));
    }
  }

  function showAll() {
    for (const name of rows.keys()) showDecision(name);
    for (const radio of at("default").querySelectorAll("input")) radio.checked = radio.value === model.default;
    new RuleEditor(at("all-tools").querySelector(".rule-editor"), model.allTools, "/all_tools", undefined, changed);
    changed();
  }

  /** Takes over a policy of which the server finds that it is one, and says where it and the tools differ. */
  async function load(document) {
    const said = at("import-result");
    try {
      const answer = await (await post("check", { policy: document, server })).json();
      if (!answer.text) {
        said.textContent = `This is no valid policy: ${answer.problems
          .map((problem) => `${problem.pointer || "/"}: ${problem.message}`).map(visible).join("; ")}`;
        return;
      }
      model.load(readJson(answer.text));
      const newer = answer.unlisted.length;
      said.textContent = "The policy is taken over. " + (newer
        ? `${newer} tool${newer === 1 ? " is" : "s are"} newer than this policy: ${answer.unlisted.map(visible).join(", ")}.`
        : "It names every tool of this server.")
        + answer.unmatched.map((problem) => ` ${visible(problem.message)}${problem.hint ? ` (${problem.hint})` : ""}.`).join("");
      showAll();
      showGaps();
    } catch (error) {
      said.textContent = `The policy cannot be read: ${error.message}`;
    }
  }

  /** What a person can do about tools that are newer, and about names that match nothing. */
  function showGaps() {
    const again = () => {
      showAll();
      showGaps();
      at("import-gaps").querySelector("button")?.focus();
    };
    const gaps = [];
    const newer = model.unnamed();
    if (newer.length) {
      gaps.push(button(`Decide about ${newer.length === 1 ? "the newer tool" : `the ${newer.length} newer tools`} as recommended`, () => {
        for (const name of newer) model.decisions.set(name, recommended.decisions.get(name));
        again();
      }));
    }
    for (const name of new Set([...model.foreignTools.keys(), ...model.foreignHidden])) {
      gaps.push(button(`Take out what it says of ${visible(name)}`, () => {
        model.foreignTools.delete(name);
        model.foreignHidden = model.foreignHidden.filter((other) => other !== name);
        again();
      }));
    }
    at("import-gaps").replaceChildren(...gaps.map((gap) => element("p", {}, gap)));
  }

  async function download({ format, file }) {
    try {
      const answer = await post("export", { policy: text, format });
      const address = URL.createObjectURL(await answer.blob());
      element("a", { href: address, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) {
      showProblems({ problems: [{ pointer: "", message: error.message }], unmatched: [], notes: [] });
    }
  }

  function listen() {
    for (const [name, { row }] of rows) {
      row.querySelector(".choices").addEventListener("change", (event) => {
        model.decide(name, event.target.value);
        showDecision(name);
        changed();
      });
    }
    at("default").addEventListener("change", (event) => {
      model.default = event.target.value;
      for (const name of model.unnamed()) showDecision(name);
      changed();
    });
    at("call").addEventListener("input", changed);
    at("import").addEventListener("click", () => load(at("import-text").value));
    at("import-file").addEventListener("change", async (event) => {
      const [file] = event.target.files;
      if (!file) return;
      at("import-text").value = await file.text();
      await load(at("import-text").value);
    });
    for (const button of at("downloads").querySelectorAll("button")) {
      button.addEventListener("click", () => download(button.dataset));
    }
  }

  model.load(readJson(at("policy").textContent));
  recommended.load(readJson(at("policy").textContent));
  for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
  for (const group of builder.querySelectorAll("fieldset[disabled]")) group.disabled = false;
  // It would save the policy as recommended, not as changed.
  builder.querySelector("a[download]").hidden = true;
  listen();
  showAll();
}
