// A node added to an empty canvas, as the tests of a describe find it.
import type { Page } from 'playwright-core';
import { addFirstNode, openCanvas, openEditor } from './editor';
import type { Editor } from './editor';
import { theWorld } from './world';

interface Wanted {
	/** What a person types into the picker. */
	words: string;
	/** What the picker then shows, and of its actions the one that is picked. */
	node: string;
	action?: string;
}

/** Before the tests; `use` gets the page. */
export function useOpenedNode({ words, node, action }: Wanted, use: (page: Page) => void): void {
	let editor: Editor;
	beforeAll(async () => {
		theWorld().fal.reset();
		editor = await openEditor();
		use(editor.page);
		await openCanvas(editor.page);
		await addFirstNode(editor.page, words, node, action);
	});
	afterAll(async () => await editor.close());
}
