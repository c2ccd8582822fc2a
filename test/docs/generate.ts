/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// `npm run docs`: writes each table that is made from the package's own data between its marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { modelTable } from './modelTable';
import { nodeTable } from './nodeTable';
import { uncheckedList } from './uncheckedList';

/** A part of a document: `<!-- <mark>: made by npm run docs -->` to `<!-- end of <mark> -->`. */
interface GeneratedPart {
	file: string;
	mark: string;
	make: () => string;
}

export const generatedParts: readonly GeneratedPart[] = [
	{ file: 'README.md', mark: 'nodes', make: nodeTable },
	{ file: 'docs/models.md', mark: 'models', make: modelTable },
	{ file: 'docs/models.md', mark: 'unchecked endpoints', make: uncheckedList },
];

const projectFolder = join(__dirname, '..', '..');

/** The document as it is and as it should be. Throws where its marks are gone. */
export function written({ file, mark, make }: GeneratedPart): { is: string; shouldBe: string } {
	const is = readFileSync(join(projectFolder, file), 'utf8');
	const begin = `<!-- ${mark}: made by npm run docs -->`;
	const end = `<!-- end of ${mark} -->`;
	const [before, rest] = is.split(begin);
	const after = rest?.split(end)[1];
	if (after === undefined) throw new Error(`${file} lost its marks ${begin} and ${end}`);
	return { is, shouldBe: `${before}${begin}\n${make()}\n${end}${after}` };
}

if (require.main === module) {
	for (const part of generatedParts) {
		writeFileSync(join(projectFolder, part.file), written(part).shouldBe);
	}
}
