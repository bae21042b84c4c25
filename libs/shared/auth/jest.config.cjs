module.exports = { displayName: 'shared-auth', preset: '../../../jest.preset.cjs' };
