// Every form in every state that differs, in both of n8n's list components, light and dark.
import type { Page } from 'playwright-core';
import { makeWorkflow, openEditor, openNode, openWorkflow } from './support/editor';
import type { Editor } from './support/editor';
import { addMenu, field, formPane, openedMenu } from './support/form';
import { picture } from './support/picture';
import { cutOff, inFullHeight } from './support/readable';
import { formStates } from './support/states';
import { chain, walk } from './support/walk';

/** What a person cannot read to its end, by form. */
type Unreadable = Record<string, string[]>;

const forms = formStates.map((states) => ({ node: states[0].type, states }));
const [[klingEdit]] = formStates;

describe('on a laptop', () => {
	let editor: Editor;

	beforeAll(async () => {
		editor = await openEditor();
	});

	afterAll(async () => await editor.close());

	test.each(forms)('no words of $node are cut off', async ({ states }) => {
		const { page } = editor;
		const unreadable: Unreadable = {};
		for await (const { name, menus } of walk(page, states)) {
			await look(page, name, unreadable);
			for (const menu of menus) {
				await field(page, menu.name, menu.nth).click();
				note(unreadable, `${name}: ${menu.name}`, await cutOff(openedMenu(page)));
				await picture(page, `menu ${name} ${menu.name} ${menu.nth + 1}`);
				await field(page, menu.name, menu.nth).click();
			}
		}
		expect(unreadable).toEqual({});
	});

	test.each(['Add Image', 'Add Element', 'Add Model Option', 'Add Limit or Check'])(
		'%s shows all it offers',
		async (button) => {
			const { page } = editor;
			await openWorkflow(page, await makeWorkflow('Add', chain([klingEdit]).nodes));
			await openNode(page, klingEdit.name);
			await addMenu(page, button).click();
			expect(await cutOff(openedMenu(page))).toEqual([]);
			await picture(page, `menu Kling Edit ${button}`);
		},
	);
});

describe('in the new lists', () => {
	let editor: Editor;

	beforeAll(async () => {
		editor = await openEditor({ newLists: true });
	});

	afterAll(async () => await editor.close());

	test.each(forms)('no words of $node are cut off', async ({ states }) => {
		const { page } = editor;
		const unreadable: Unreadable = {};
		const withLists = states.filter(({ lists }) => lists);
		for await (const { name } of walk(page, withLists)) {
			await openElements(page);
			await look(page, `${name} new lists`, unreadable);
		}
		expect(unreadable).toEqual({});
	});
});

async function look(page: Page, name: string, unreadable: Unreadable): Promise<void> {
	note(unreadable, name, await cutOff(formPane(page)));
	await inFullHeight(page, async () => await picture(page, `form ${name}`, formPane(page)));
}

/** The new lists show only the titles of elements until one clicks on them, at whatever node. */
async function openElements(page: Page): Promise<void> {
	const titles = await formPane(page)
		.getByText(/^@Element\d$/)
		.all();
	for (const [place, title] of titles.entries()) {
		const image = formPane(page)
			.getByText(`Element ${place + 1} Frontal Image`)
			.first();
		if (!(await image.isVisible())) await title.click();
		await image.waitFor();
	}
}

function note(unreadable: Unreadable, name: string, found: string[]): void {
	if (found.length > 0) unreadable[name] = found;
}
