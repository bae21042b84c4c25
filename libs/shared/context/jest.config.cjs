module.exports = { displayName: 'shared-context', preset: '../../../jest.preset.cjs' };
