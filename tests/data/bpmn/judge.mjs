// Prints what is wrong with the BPMN files in a folder, a line for each complaint. Needs `npm install` here first.
// The schema is the Object Management Group's; it comes with bpmn-moddle, since its terms may not let us pass it on.

import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BpmnModdle } from "bpmn-moddle";
import { validateXML } from "xmllint-wasm";

const require = createRequire(import.meta.url);
const { Linter } = require("bpmnlint");
const NodeResolver = require("bpmnlint/lib/resolver/node-resolver");

const folder = process.argv[2];
const names = readdirSync(folder).filter((name) => name.endsWith(".bpmn")).sort();
const files = names.map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), "utf8") }));

for (const { fileName, contents } of files) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(contents);
  warnings.forEach((warning) => console.log(`${fileName}: bpmn-moddle: ${warning.message}`));
  // a linter of its own for each file: some rules remember what they saw in the one before
  const linter = new Linter({ resolver: new NodeResolver(), config: { extends: "bpmnlint:recommended" } });
  for (const [rule, found] of Object.entries(await linter.lint(rootElement))) {
    found.forEach(({ id, message }) => console.log(`${fileName}: bpmnlint ${rule}: ${id}: ${message}`));
  }
}

const xsd = (fileName) => {
  const path = require.resolve(`bpmn-moddle/resources/bpmn/xsd/${fileName}`);
  return { fileName, contents: readFileSync(path, "utf8") };
};
const { errors } = await validateXML({
  xml: files,
  schema: [xsd("BPMN20.xsd")],
  preload: ["Semantic.xsd", "BPMNDI.xsd", "DI.xsd", "DC.xsd"].map(xsd),
  maxMemoryPages: 16384,
});
errors.forEach(({ rawMessage }) => console.log(`schema: ${rawMessage}`));
