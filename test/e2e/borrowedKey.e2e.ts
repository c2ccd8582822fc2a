// The credential in n8n's own HTTP Request node: for fal's hosts only.
import { makeWorkflow, openEditor, openNode, openWorkflow } from './support/editor';
import { executeStep } from './support/form';
import { picture } from './support/picture';
import { theWorld } from './support/world';

test('an HTTP Request node cannot borrow the key for another host', async () => {
	const { credential, fal } = theWorld();
	fal.reset();
	const editor = await openEditor();
	const workflowId = await makeWorkflow('Borrow the key', [
		{
			id: 'request',
			name: 'HTTP Request',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [0, 0],
			parameters: {
				// Stands for any other host, and would see the key.
				url: fal.proxyUrl,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'falApi',
				options: {},
			},
			credentials: { falApi: credential },
		},
	]);
	await openWorkflow(editor.page, workflowId);
	await openNode(editor.page, 'HTTP Request');
	const output = await executeStep(editor.page);
	await picture(editor.page, 'result borrowed key');
	expect(output).toContain('Domain not allowed');
	expect(fal.exchanges).toEqual([]);
	await editor.close();
});
