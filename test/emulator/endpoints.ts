// Every endpoint of the local fal: schema, limits, price (November 2026) and what it does to a video.
import { endpoint } from './endpoint';
import type { Endpoint } from './endpoint';
import * as limits from './limits';
import { klingImageLimits, klingO1Limits, klingO3Limits, topazLimits, wan27Limits } from './limits';
import * as edit from './schemas/edit';
import * as enhance from './schemas/enhance';
import * as interpolate from './schemas/interpolate';
import * as kling from './schemas/kling';
import * as reference from './schemas/reference';
import * as remix from './schemas/remix';
import * as upscale from './schemas/upscale';
import * as surcharges from './surcharges';
import { editPlan, referencePlan, seedancePlan, wan30Plan } from './video/edit';
import * as enhancing from './video/enhance';
import * as instruction from './video/instruction';
import * as interpolation from './video/interpolate';
import * as remixing from './video/remix';
import * as upscaling from './video/upscale';

const perSecond = (unitPriceUsd: number) => ({ unitPriceUsd, unit: 'seconds' }) as const;
const toTenCents = (unitPriceUsd: number) => ({ ...perSecond(unitPriceUsd), stepUsd: 0.1 });
const perMegapixel = (unitPriceUsd: number) => ({ unitPriceUsd, unit: 'megapixels' }) as const;
const perCompute = (unitPriceUsd: number) => ({ unitPriceUsd, unit: 'compute seconds' }) as const;

const o1 = { limits: klingO1Limits, imageLimits: klingImageLimits };
const o3 = { limits: klingO3Limits, imageLimits: klingImageLimits };
const o1Edit = { ...o1, schema: kling.klingO1Edit, plan: editPlan };
// fal's text states no price of O1 reference (Nov 2026), its list must have one: taken as that of edit.
const o1Reference = { ...o1, schema: kling.klingO1Reference, plan: referencePlan };
const o3Edit = { ...o3, schema: kling.klingO3Edit, plan: editPlan };
const o3Reference = { ...o3, schema: kling.klingO3Reference, plan: referencePlan };
const seeded = (input: { seed?: number | null }) => ({ seed: input.seed ?? 4242 });
const klingVideo = 'fal-ai/kling-video';

export const endpoints: Endpoint[] = [
	endpoint({
		endpointId: `${klingVideo}/o1/video-to-video/edit`,
		...o1Edit,
		price: perSecond(0.168),
	}),
	endpoint({
		endpointId: `${klingVideo}/o1/standard/video-to-video/edit`,
		...o1Edit,
		price: perSecond(0.126),
	}),
	endpoint({
		endpointId: `${klingVideo}/o3/standard/video-to-video/edit`,
		...o3Edit,
		price: perSecond(0.126),
	}),
	endpoint({
		endpointId: `${klingVideo}/o3/pro/video-to-video/edit`,
		...o3Edit,
		price: perSecond(0.168),
	}),
	endpoint({
		endpointId: `${klingVideo}/o1/video-to-video/reference`,
		...o1Reference,
		price: perSecond(0.168),
	}),
	endpoint({
		endpointId: `${klingVideo}/o1/standard/video-to-video/reference`,
		...o1Reference,
		price: perSecond(0.126),
	}),
	endpoint({
		endpointId: `${klingVideo}/o3/standard/video-to-video/reference`,
		...o3Reference,
		price: perSecond(0.126),
	}),
	endpoint({
		endpointId: `${klingVideo}/o3/pro/video-to-video/reference`,
		...o3Reference,
		price: perSecond(0.168),
	}),
	endpoint({
		endpointId: `${klingVideo}/o3/4k/video-to-video/edit`,
		...o3Edit,
		imageLimits: limits.kling4kImageLimits,
		price: perSecond(0.42),
	}),
	endpoint({
		endpointId: `${klingVideo}/o3/4k/video-to-video/reference`,
		...o3Reference,
		imageLimits: limits.kling4kImageLimits,
		price: perSecond(0.42),
	}),
	endpoint({
		endpointId: 'kling/v4/video-to-video/edit',
		schema: edit.kling4Edit,
		plan: instruction.kling4Plan,
		limits: limits.kling4Limits,
		price: perSecond(0.094),
		times: surcharges.kling4,
	}),
	endpoint({
		endpointId: 'alibaba/happy-horse/video-edit',
		schema: edit.happyHorse,
		plan: instruction.happyHorsePlan,
		extras: seeded,
		limits: limits.happyHorseLimits,
		imageLimits: klingImageLimits,
		price: perSecond(0.14),
		times: surcharges.happyHorse,
		output: 'videoFile',
	}),
	endpoint({
		endpointId: 'decart/lucy-restyle',
		schema: edit.lucyRestyle,
		plan: instruction.lucyPlan,
		limits: limits.lucyRestyleLimits,
		price: perSecond(0.01),
	}),
	endpoint({
		endpointId: 'decart/lucy-edit/pro',
		schema: edit.lucyEditPro,
		plan: instruction.lucyPlan,
		price: perSecond(0.15),
	}),
	endpoint({
		endpointId: 'blackforestlabs/flux-3/edit-video',
		schema: edit.flux3Edit,
		plan: instruction.flux3Plan,
		price: perSecond(0.03),
	}),
	endpoint({
		endpointId: 'google/gemini-omni-flash/v1.1/edit',
		schema: edit.geminiOmniFlash,
		plan: instruction.geminiPlan,
		price: perSecond(0.1),
		times: surcharges.gemini,
	}),
	endpoint({
		endpointId: 'luma/agent/ray/v3.2/video-to-video',
		schema: edit.lumaRay,
		plan: instruction.lumaRayPlan,
		extras: () => ({ exr_file: null }),
		price: perSecond(0.144),
		times: surcharges.lumaRay,
	}),
	endpoint({
		endpointId: 'bytedance/seedance-2.5/reference-to-video',
		schema: reference.seedance,
		plan: seedancePlan,
		extras: seeded,
		limits: limits.seedanceLimits,
		imageLimits: limits.seedanceImageLimits,
		price: { unitPriceUsd: 0.0214, unit: '1000 tokens' },
		times: surcharges.seedance,
	}),
	endpoint({
		endpointId: 'alibaba/wan-3.0/reference-to-video',
		schema: reference.wan30,
		plan: wan30Plan,
		extras: (input, result) => ({
			actual_prompt: input.prompt ?? '',
			duration: result.seconds,
			...seeded(input),
		}),
		limits: limits.wan30Limits,
		price: perSecond(0.05),
		times: surcharges.wan30,
	}),
	endpoint({
		endpointId: 'fal-ai/wan/v2.7/edit-video',
		schema: remix.wan27EditVideo,
		plan: remixing.wan27Plan,
		extras: seeded,
		limits: wan27Limits,
		price: perSecond(0.1),
		times: surcharges.wan27,
		output: 'videoFile',
	}),
	endpoint({
		endpointId: 'fal-ai/wan/v2.2-a14b/video-to-video',
		schema: remix.wan22VideoToVideo,
		plan: remixing.wan22Plan,
		extras: (input) => ({ prompt: input.prompt, ...seeded(input) }),
		price: perSecond(0.08),
		times: surcharges.wan22,
	}),
	endpoint({
		endpointId: 'fal-ai/fast-animatediff/video-to-video',
		schema: remix.fastAnimateDiff,
		plan: remixing.animateDiffPlan,
		extras: seeded,
	}),
	endpoint({
		endpointId: 'xai/grok-imagine-video/edit-video',
		schema: remix.grokEditVideo,
		plan: remixing.grokPlan,
		price: perSecond(0.06),
		times: surcharges.grok,
		output: 'videoFile',
	}),
	endpoint({
		endpointId: 'fal-ai/sora/remix',
		schema: remix.soraRemix,
		plan: remixing.soraPlan,
		gone: true,
	}),
	endpoint({
		endpointId: 'fal-ai/sora-2/video-to-video/remix',
		schema: remix.sora2Remix,
		plan: remixing.soraPlan,
		extras: (input) => ({ video_id: `${input.video_id}_remix` }),
		price: perSecond(0.1),
		output: 'videoFile',
		gone: true,
	}),
	endpoint({
		endpointId: 'fal-ai/video-upscaler',
		schema: upscale.videoUpscaler,
		plan: upscaling.videoUpscalerPlan,
	}),
	endpoint({
		endpointId: 'topaz/upscale/video/precision',
		schema: upscale.topazPrecision,
		plan: upscaling.topazUpscalePlan,
		limits: topazLimits,
		price: { ...perSecond(0.4 / 60), stepUsd: 0.1 },
		times: surcharges.topazPrecision,
	}),
	endpoint({
		endpointId: 'fal-ai/seedvr/upscale/video',
		schema: upscale.seedVr,
		plan: upscaling.seedVrPlan,
		extras: seeded,
		price: perMegapixel(0.001),
	}),
	endpoint({
		endpointId: 'fal-ai/flashvsr/upscale/video',
		schema: upscale.flashVsr,
		plan: upscaling.flashVsrPlan,
		extras: seeded,
		price: perMegapixel(0.0005),
	}),
	endpoint({
		endpointId: 'fal-ai/bytedance-upscaler/upscale/video',
		schema: upscale.bytedanceUpscaler,
		plan: upscaling.bytedancePlan,
		extras: (_input, result) => ({ duration: result.seconds }),
		price: perSecond(0.0072),
		times: surcharges.bytedance,
	}),
	endpoint({
		endpointId: 'topaz/upscale/video/generative',
		schema: enhance.topazGenerative,
		plan: enhancing.topazGenerativePlan,
		limits: topazLimits,
		price: toTenCents(6.95 / 60),
		times: surcharges.topazGenerative,
	}),
	endpoint({
		endpointId: 'topaz/upscale/video/creative',
		schema: enhance.topazCreative,
		plan: enhancing.topazCreativePlan,
		limits: topazLimits,
		price: perSecond(0.3),
		times: surcharges.topazCreative,
	}),
	endpoint({
		endpointId: 'topaz/denoise/video',
		schema: enhance.topazDenoise,
		plan: enhancing.topazDenoisePlan,
		price: toTenCents(0.4 / 60),
		times: surcharges.topazDenoise,
	}),
	endpoint({
		endpointId: 'topaz/deblur/video',
		schema: enhance.topazDeblur,
		plan: enhancing.topazDeblurPlan,
		price: toTenCents(0.4 / 60),
		times: surcharges.topazRepair,
	}),
	endpoint({
		endpointId: 'topaz/colorize/video',
		schema: enhance.topazColorize,
		plan: enhancing.topazColorizePlan,
		price: toTenCents(0.4 / 60),
		times: surcharges.topazRepair,
	}),
	endpoint({
		endpointId: 'topaz/sdr-to-hdr/video',
		schema: enhance.topazHdr,
		plan: enhancing.topazHdrPlan,
		price: toTenCents(13.9 / 60),
		times: surcharges.topazHdr,
	}),
	endpoint({
		endpointId: 'blackforestlabs/flux-video-upscale',
		schema: enhance.fluxUpscale,
		plan: enhancing.fluxUpscalePlan,
		limits: limits.fluxUpscaleLimits,
		price: perSecond(0.14),
		times: surcharges.fluxUpscale,
	}),
	endpoint({
		endpointId: 'clarityai/crystal-video-upscaler',
		schema: enhance.crystal,
		plan: enhancing.crystalPlan,
		price: { unitPriceUsd: 0.1, unit: 'megapixel seconds' },
		times: surcharges.crystal,
	}),
	endpoint({
		endpointId: 'bria/video/increase-resolution',
		schema: enhance.briaIncrease,
		plan: enhancing.briaPlan,
		limits: limits.briaLimits,
		price: perSecond(0.14),
	}),
	endpoint({
		endpointId: 'fal-ai/topaz/upscale/video',
		schema: upscale.topazUpscale,
		plan: upscaling.topazUpscalePlan,
	}),
	endpoint({
		endpointId: 'fal-ai/topaz-video-ai',
		schema: upscale.topazVideoAi,
		plan: upscaling.topazVideoAiPlan,
		gone: true,
	}),
	endpoint({
		endpointId: 'topaz/interpolate/video',
		schema: interpolate.topazInterpolate,
		plan: interpolation.topazInterpolatePlan,
		limits: topazLimits,
		price: perSecond(0.03),
		times: surcharges.topazInterpolate,
	}),
	endpoint({
		endpointId: 'fal-ai/rife/video',
		schema: interpolate.rife,
		plan: interpolation.betweenPairsPlan,
		price: perCompute(0.0013),
	}),
	endpoint({
		endpointId: 'fal-ai/film/video',
		schema: interpolate.film,
		plan: interpolation.betweenPairsPlan,
		price: perCompute(0.0013),
		output: 'videoFile',
	}),
	endpoint({
		endpointId: 'fal-ai/amt-interpolation',
		schema: interpolate.amtInterpolation,
		plan: interpolation.amtPlan,
	}),
	endpoint({
		endpointId: 'fal-ai/frame-interpolation',
		schema: interpolate.frameInterpolation,
		plan: interpolation.frameInterpolationPlan,
		gone: true,
	}),
];
